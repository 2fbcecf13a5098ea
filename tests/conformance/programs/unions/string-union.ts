type Phase = 'idle' | 'fill' | 'heat' | 'done';

let phase: Phase = 'idle';

function next(now: Phase): Phase {
  switch (now) {
    case 'idle':
      return 'fill';
    case 'fill':
      return 'heat';
    case 'heat':
      return 'done';
    case 'done':
      return 'idle';
  }
}

export function scan(): void {
  for (let i = 0; i < 5; i++) {
    console.log(phase, `<${phase}>`, phase === 'heat', phase !== 'idle');
    phase = next(phase);
  }
}
