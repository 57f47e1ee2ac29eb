/**
 * The one JSON layer of the client: lenient reading of what the service sends, strict writing of what it gets, over
 * Moshi's reader and writer.
 */
package io.github.azureplan.internal.json;
