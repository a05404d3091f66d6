import { openCrashPoints } from '../src/crash-points.ts';

const settings = ['on', 'standby'] as const;
// Passes one place again and again, and says how often.
const crashPoints = await openCrashPoints(settings.find((one) => one === process.env.FAULT_INJECTION));
let passed = 0;
process.send?.({ ready: true });
setInterval(() => {
  crashPoints?.pass('before', 'commit: read');
  crashPoints?.pass('after', 'commit: read');
  passed += 1;
  process.send?.({ passed });
}, 5);
