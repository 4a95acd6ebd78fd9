/**
 * Questions people ask of what a flow stored: SQL files, asked through the API, drawn as charts.
 */
package io.serai.hub.question;
