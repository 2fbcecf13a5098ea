/** Changed images of tests/fixtures/policies/seven, in its rules. To add one: as in tampers.ts. */
import type { Image } from './images.ts';
import type { Tamper } from './tampers.ts';

/** Writes over text of the declaration, length for length. */
function declare(image: Image, from: string, to: string): void {
  const { offset, size } = image.section('.bulkhead.declared');
  const at = image.bytes.subarray(offset, offset + size).indexOf(from);
  if (at < 0 || from.length !== to.length) throw new Error(`no '${from}' of that length`);
  image.bytes.write(to, offset + at);
}

export const ruleTampers: Tamper[] = [
  {
    name: 'a call freed of its rules',
    change: (image) => image.set('call_rights', 0, 'guard', 0xffff),
    code: 'BHA011',
    says: /'crossing\.setpoint' names guard 65535/,
  },
  {
    name: 'a call under the rules of another',
    change: (image) => image.set('call_rights', 0, 'guard', 3),
    code: 'BHA011',
    says: /'crossing\.setpoint' names guard 3/,
  },
  { name: 'a guest that may', change: (image) => image.set('moves', 0, 'move', 0), code: 'BHA011', says: /entry 0 of 'moves'/ },
  { name: 'a login that stays', change: (image) => image.set('moves', 12, 'move', 1), code: 'BHA011', says: /entry 12 of 'moves'/ },
  { name: 'a transfer without a begin', change: (image) => image.set('moves', 8, 'move', 0), code: 'BHA011', says: /entry 8 of 'moves'/ },
  {
    name: 'a step of another automaton',
    change: (image) => image.set('guards', 0, 'first_automaton', 1),
    code: 'BHA011',
    says: /entry 0 of 'guards'/,
  },
  {
    name: 'a step of an automaton that does not exist',
    change: (image) => image.set('guards', 0, 'first_automaton', 7),
    code: 'BHA012',
    says: /automaton that does not exist/,
  },
  {
    name: 'a session that outlives the task that opened it',
    change: (image) => image.set('automata', 0, 'reset_by', 1 << 3),
    code: 'BHA011',
    says: /entry 0 of 'automata'/,
  },
  {
    name: 'a predicate with another limit',
    change: (image) => image.set('guards', 0, 'span', 9000),
    code: 'BHA011',
    says: /entry 0 of 'guards'.*9000/,
  },
  {
    name: 'a predicate that allows what it denied',
    change: (image) => image.set('guards', 0, 'least', 0),
    code: 'BHA011',
    says: /entry 0 of 'guards'/,
  },
  {
    name: 'a call without its predicate',
    change: (image) => image.set('guards', 0, 'length', 0),
    code: 'BHA011',
    says: /entry 0 of 'guards'/,
  },
  {
    name: 'a predicate that is answered without looking',
    change: (image) => image.set('guards', 0, 'plain', 0),
    code: 'BHA011',
    says: /entry 0 of 'guards'/,
  },
  {
    name: 'a predicate of another number',
    change: (image) => image.set('guards', 0, 'field', 0),
    code: 'BHA011',
    says: /entry 0 of 'guards'/,
  },
  { name: 'a call without its role', change: (image) => image.set('guards', 0, 'steps', 1), code: 'BHA011', says: /entry 0 of 'guards'/ },
  { name: 'rules that count for nothing', change: (image) => image.set('tables', 0, 'guards', 0), code: 'BHA011', says: /tables\.guards/ },
  {
    name: 'data from below that nobody gave leave for',
    change: (image) =>
      declare(image, '"exempt":["crossing.setpoint","crossing.transfer"]', '"exempt":["crossing.setpoint","crossing.transfex"]'),
    code: 'BHA014',
    says: /integrity: 'crossing\.transfer' carries data from 'operator' \(low\) to 'crossing' \(high\)/,
  },
  {
    name: 'a task without a level among those that have one',
    change: (image) => declare(image, '"login":"internal"', '"legin":"internal"'),
    code: 'BHA014',
    says: /secrecy: 'crossing\.role'/,
  },
];
