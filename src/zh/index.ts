/**
 * Reading printed Chinese plans: from the text of a table to a validated plan, with every repair and every open question stated.
 *
 * @packageDocumentation
 */

export {};
