/**
 * Wide rows: price sheets, rated use and reconciliation lines have 20 to 60 columns and come by the million. One
 * {@link io.github.azureplan.rows.ColumnTable} per kind of row says what its columns are; a
 * {@link io.github.azureplan.rows.Row} keeps a compact copy of the cells that were asked for and decodes them on access.
 */
package io.github.azureplan.rows;
