import type { Party, PlacesNetwork } from "./placesNetwork.js";

/**
 * Of a network whose parties do not all get what they need: parties that are short by themselves, none of which could be left
 * out. Starts from those that more flow could reach (the cut nearest the source), then goes through them from the highest number
 * and leaves out everybody without whom there is still a shortage.
 *
 * @param canReplace - whether one party, left out of an assignment that is complete without it, can directly take what another
 * has; may answer `false` when it does not know
 * @returns their numbers, ascending
 */
export function irreducibleShortage(
  places: PlacesNetwork,
  canReplace: (absent: Party, present: Party) => boolean = () => false,
): number[] {
  const { network, source, sink } = places;
  network.run(source, sink);
  const reachable = network.reachableFrom(source);
  const candidates = places.parties.filter(({ firstVertex, endVertex }) =>
    reachable.slice(firstVertex, endVertex).includes(true),
  );
  const present = new Set(candidates);

  const leaveOut = (party: Party): void => {
    present.delete(party);
    for (const { arc } of party.supplies) network.withdraw(arc, sink);
  };
  const takeBack = (party: Party): void => {
    present.add(party);
    for (const supply of party.supplies) network.setCapacity(supply.arc, supply.places);
  };
  const countShort = (): number => {
    network.run(source, sink);
    let short = 0;
    for (const { needed, supplies } of present) {
      short += supplies.reduce((left, { arc }) => left - network.flowOf(arc), needed);
    }
    return short;
  };

  const kept: Party[] = [];
  let pending = candidates.reverse();
  for (let short = countShort(); pending.length > 0;) {
    const certain = leadingParties(pending, short);
    for (const party of certain) leaveOut(party);
    if (certain.length > 0) {
      pending = pending.slice(certain.length);
      short = countShort();
      continue;
    }
    const party = pending[0]!;
    leaveOut(party);
    const left = countShort();
    if (left > 0) {
      pending = pending.slice(1);
      short = left;
      continue;
    }
    // Complete without this party, hence also without any other that it could replace.
    kept.push(party);
    const undecided: Party[] = [];
    for (const other of pending.slice(1)) (canReplace(party, other) ? kept : undecided).push(other);
    pending = undecided;
    takeBack(party);
  }
  return kept.map(({ number }) => number).sort((a, b) => a - b);
}

/** As many of the first parties as can be left out without a count: each takes at most its need off the shortage. */
function leadingParties(parties: readonly Party[], short: number): readonly Party[] {
  let left = short;
  const end = parties.findIndex(({ needed }) => (left -= needed) <= 0);
  return end < 0 ? parties : parties.slice(0, end);
}
