package io.github.azureplan.rows;

/** What a row has in a column. */
public enum CellState {
    /** A value. */
    PRESENT,
    /** An empty text. */
    EMPTY,
    /** A JSON null. */
    NULL,
    /** The source left the column out of this row, as a basic attribute set does with the columns it does not have. */
    ABSENT,
    /** The reader was told to read other columns only. */
    NOT_READ
}
