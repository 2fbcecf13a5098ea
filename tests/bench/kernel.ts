/** Prints the kernel's costs beside the bars and FreeRTOS-MPU: `npm run bench:kernel`. */
import { figures, measureKernel } from './kernel/measure.ts';
import { measureRules } from './kernel/rules.ts';

const costs = await measureKernel();
const number = (value: number | undefined) => value?.toLocaleString('en-GB') ?? '–';
console.log('| what | instructions | bar | FreeRTOS-MPU 11.3 |\n| --- | ---: | ---: | ---: |');
for (const [name, { what, bar, freeRtos }] of Object.entries(figures)) {
  console.log(`| ${what} | ${number(costs.instructions[name as keyof typeof figures])} | ${number(bar)} | ${number(freeRtos)} |`);
}
console.log(`
| what | is | bar |
| --- | ---: | ---: |
| flash of a release, bytes | ${number(costs.flash.release)} | 8,192 |
| flash with the simulation link, bytes | ${number(costs.flash.withLink)} | – |
| RAM of the kernel, bytes | ${number(costs.ram.kernel)} | 1,024 |
| RAM a task, bytes | ${number(costs.ram.task)} | 128 |
| lines of C and assembly of a release, without comments | ${number(costs.lines.code)} | 1,500 |
| lines with the simulation link | ${number(costs.lines.withLink)} | – |
| lines of headers without comments | ${number(costs.lines.headers)} | – |

Ten seconds, the task of the highest priority never ends its scan by itself:

| task | release jitter, ns | activations | overruns | restarts |
| --- | ---: | ---: | ---: | ---: |`);
for (const { task, jitterNs, activations, overruns, restarts } of costs.jitter) {
  console.log(`| ${task} | ${number(jitterNs)} | ${activations} | ${overruns} | ${restarts} |`);
}

console.log('\n| rules about the call | instructions of call and reply, 4 bytes |\n| --- | ---: |');
for (const [name, cost] of Object.entries(await measureRules())) console.log(`| ${name} | ${number(cost)} |`);
