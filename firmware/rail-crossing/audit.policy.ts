/** What the image must show: `npx bulkhead audit build/rail-crossing/netduinoplus2/firmware.elf --policy firmware/rail-crossing/audit.policy.ts`. */
import { checked, limited, never, neverReaches, neverReads, only, onlyIn } from 'bulkhead/audit';

export default [
  // What the train and the road see is the interlocking's alone.
  only('proceed', ['safety']),
  only('raise', ['safety']),
  only('roadLights', ['safety']),
  // One task speaks to the outside, and it may only ask, so many times a second.
  only('usart2', ['operator']),
  only('safety.request', ['operator']),
  limited('safety.request'),
  limited('safety.reset'),
  checked('safety.request'),
  // Who is at the controls is told by the keys, which the operator task does not even see.
  only('safety.session', ['panel']),
  onlyIn('safety.request.testLights', ['local', 'maintenance']),
  onlyIn('safety.request.setWarning', ['maintenance']),
  onlyIn('safety.reset.execute', ['selected']),
  neverReads('operator', 'localKey'),
  neverReads('operator', 'maintenanceKey'),
  // Diagnostics sees everything and reaches nobody.
  never('diagnostics', 'usart2'),
  neverReaches('diagnostics', 'safety.request'),
  neverReaches('diagnostics', 'safety.reset'),
  neverReaches('diagnostics', 'safety.session'),
];
