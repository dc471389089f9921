/**
 * The year of a bureau around its draws: what may be drawn again, how many visits to expect, who is covered by which chance.
 *
 * @packageDocumentation
 */

export {};
