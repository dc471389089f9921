/**
 * Public notices and working papers of a draw, in Chinese and English, as Markdown, HTML and tables.
 *
 * @packageDocumentation
 */

export {};
