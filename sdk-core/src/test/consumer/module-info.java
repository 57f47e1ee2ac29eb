module stranger {
    requires io.github.azureplan;
}
