/** What the rules of firmware/rail-crossing say, before any task runs. */
import { policy } from 'bulkhead/policy/test';
import { expect, test } from 'vitest';

const ask = (method: string, ...values: number[]) => ({ from: 'operator', call: `safety.${method}`, values });
const key = (role: string) => ({ from: 'panel', call: `safety.session.${role}` });

test('who may ask what', async () => {
  const rules = await policy('firmware/rail-crossing');
  const decisions = () =>
    [
      ask('request.close'),
      ask('request.release'),
      ask('request.testLights'),
      ask('request.setWarning', 4000),
      ask('reset.select'),
      ask('reset.execute'),
    ].map((call) => rules.decide(call));
  const yes = 'allowed';
  expect(decisions()).toEqual([yes, yes, 'role', 'role', 'role', 'role']);
  expect(rules.decide(key('local'))).toBe(yes);
  rules.advance('1s');
  expect(decisions()).toEqual([yes, yes, yes, 'role', 'role', 'role']);
  expect(rules.decide(key('maintenance'))).toBe(yes);
  rules.advance('1s');
  expect(decisions()).toEqual([yes, yes, yes, yes, yes, yes]);
  // Select before operate, whoever does it.
  expect(rules.decide(ask('reset.execute'))).toBe('flow');
  expect(rules.decide({ from: 'panel', call: 'safety.reset.execute' })).toBe('flow');
  expect(rules.decide(ask('request.setWarning', 2999))).toBe('argument');
  expect(rules.decide(ask('request.setWarning', 8001))).toBe('argument');
  // The session ends with the operator task, and with the panel that opened it.
  for (const task of ['operator', 'panel']) {
    rules.decide(key('maintenance'));
    rules.end(task);
    expect(rules.decide(ask('reset.select'))).toBe('role');
  }
});

test('nobody else may ask anything, and how often', async () => {
  const rules = await policy('firmware/rail-crossing');
  for (const from of ['panel', 'diagnostics']) expect(rules.decide({ from, call: 'safety.request.release' })).toBe('no right');
  for (const role of ['remote', 'local', 'maintenance']) {
    expect(rules.decide({ from: 'operator', call: `safety.session.${role}` })).toBe('no right');
  }
  const decisions = Array.from({ length: 11 }, () => rules.decide(ask('request.close')));
  expect(decisions).toEqual([...Array(10).fill('allowed'), 'rate']);
  rules.advance('1s');
  expect(rules.decide(ask('request.close'))).toBe('allowed');
});
