/** The byte readers behind rows: gzip, zip, JSON lines and CSV, with bounds on what a hostile source can cost. */
package io.github.azureplan.internal.export;
