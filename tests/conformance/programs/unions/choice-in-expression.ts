type Answer = 'yes' | 'no' | 'maybe';

function ask(n: number & { readonly __number?: 'u8' }): Answer {
  return n === 0 ? 'no' : n < 10 ? 'maybe' : 'yes';
}

export function scan(): void {
  console.log(ask(0), ask(5), ask(200));
  const answers: Answer[] = ['no', 'yes'];
  answers[0] = ask(11);
  console.log(answers[0]!, answers[1]!, answers[0] === answers[1]);
}
