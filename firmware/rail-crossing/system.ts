/** A level crossing: an interlocking that nobody talks into danger, an operator over Modbus, a key switch in the cabinet, and diagnostics. */
import type { u16 } from 'bulkhead';
import { argument, flow, integrity, rate, roles, secrecy } from 'bulkhead/policy';
import { defineSystem, digitalIn, digitalOut, memory, restarts } from 'bulkhead/system';

export default defineSystem({
  name: 'rail-crossing',
  points: {
    // Track circuits: without current there is a train, or a failure, which is the same.
    approachClear: digitalIn(),
    crossingClear: digitalIn(),
    // Contacts of both barriers, at both ends of their way.
    northUp: digitalIn(),
    northDown: digitalIn(),
    southUp: digitalIn(),
    southDown: digitalIn(),
    // Current flows in all road lights.
    lightsProven: digitalIn(),
    // Radar: nothing between the barriers.
    roadFree: digitalIn(),
    localKey: digitalIn(),
    maintenanceKey: digitalIn(),
    resetButton: digitalIn(),
    // Without current: red for the train, red for the road, and the barriers fall by their weight.
    proceed: digitalOut({ safe: false }),
    roadLights: digitalOut({ safe: true }),
    raise: digitalOut({ safe: false }),
    state: memory('u8'),
    faults: memory('u16'),
    warningTime: memory('u16', { initial: 4000 }),
    closedBy: memory('bool', { initial: false }),
    trains: memory('u16'),
    role: memory('u8'),
    refused: memory('u16'),
    safetyRestarts: restarts('safety'),
    operatorRestarts: restarts('operator'),
  },
  tasks: {
    safety: {
      entry: './safety.ts',
      priority: 1,
      period: '50ms',
      budget: '2ms',
      reads: ['approachClear', 'crossingClear', 'northUp', 'northDown', 'southUp', 'southDown', 'lightsProven', 'roadFree'],
      writes: ['proceed', 'roadLights', 'raise', 'state', 'faults', 'warningTime', 'closedBy', 'trains', 'role'],
      restart: { within: '10ms', atMost: 5, per: '1s' },
    },
    panel: {
      entry: './panel.ts',
      priority: 2,
      period: '100ms',
      budget: '5ms',
      reads: ['localKey', 'maintenanceKey', 'resetButton', 'operatorRestarts'],
      calls: ['safety.session', 'safety.reset'],
    },
    operator: {
      entry: './operator.ts',
      priority: 3,
      uses: ['usart2'],
      reads: ['state', 'faults', 'warningTime', 'closedBy', 'trains', 'role', 'proceed', 'roadLights', 'raise', 'safetyRestarts'],
      writes: ['refused'],
      calls: ['safety.request', 'safety.reset'],
      log: true,
      // Never given up: with so many faults in a second the pause between two is the longest.
      restart: { within: '250ms', atMost: 50, per: '1s' },
    },
    diagnostics: {
      entry: './diagnostics.ts',
      priority: 4,
      period: '500ms',
      budget: '20ms',
      reads: [
        'approachClear',
        'crossingClear',
        'northUp',
        'northDown',
        'southUp',
        'southDown',
        'lightsProven',
        'roadFree',
        'localKey',
        'maintenanceKey',
        'resetButton',
        'proceed',
        'roadLights',
        'raise',
        'state',
        'faults',
        'warningTime',
        'closedBy',
        'trains',
        'role',
        'refused',
        'safetyRestarts',
        'operatorRestarts',
      ],
    },
  },
  policy: [
    // What the operator asks goes up: its form is checked below, and the interlocking does only what is safe at that moment.
    integrity({ safety: 'high', panel: 'high', operator: 'low', diagnostics: 'low' }, { upgrade: ['safety.request', 'safety.reset'] }),
    // Diagnostics sees everything, and has nobody to tell.
    secrecy({ safety: 'internal', panel: 'internal', operator: 'internal', diagnostics: 'secret' }),
    // Who is at the controls is told by the keys in the cabinet, not by what comes over the line.
    roles('operator', {
      start: 'remote',
      may: {
        remote: ['safety.request.close', 'safety.request.release'],
        local: ['safety.request.close', 'safety.request.release', 'safety.request.testLights'],
        maintenance: [
          'safety.request.close',
          'safety.request.release',
          'safety.request.testLights',
          'safety.request.setWarning',
          'safety.reset.select',
          'safety.reset.execute',
        ],
      },
      enter: [
        { role: 'remote', call: 'safety.session.remote', by: 'panel' },
        { role: 'local', call: 'safety.session.local', by: 'panel' },
        { role: 'maintenance', call: 'safety.session.maintenance', by: 'panel' },
      ],
    }),
    // Select before operate: a garbled or repeated message resets nothing.
    flow(['idle', 'selected'], {
      'safety.reset.select': { idle: 'selected', selected: 'selected' },
      'safety.reset.execute': { selected: 'idle' },
    }),
    argument('safety.request.setWarning', (ms: u16) => ms >= 3000 && ms <= 8000),
    rate('operator', 'safety.request', { atMost: 10, per: '1s' }),
    rate('operator', 'safety.reset', { atMost: 4, per: '1s' }),
    rate('panel', 'safety.reset', { atMost: 4, per: '1s' }),
  ],
  boards: {
    netduinoplus2: {
      approachClear: 'hil:0',
      crossingClear: 'hil:1',
      northUp: 'hil:2',
      northDown: 'hil:3',
      southUp: 'hil:4',
      southDown: 'hil:5',
      lightsProven: 'hil:6',
      roadFree: 'hil:7',
      localKey: 'hil:8',
      maintenanceKey: 'hil:9',
      resetButton: 'hil:10',
      proceed: 'hil:0',
      roadLights: 'hil:1',
      raise: 'hil:2',
    },
  },
});
