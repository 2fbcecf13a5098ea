/** A switch over the names of a union. */
type Day = 'mon' | 'tue' | 'wed' | 'sat' | 'sun';
const week: Day[] = ['mon', 'sun', 'wed', 'sat', 'tue'];

function isFree(day: Day): boolean {
  switch (day) {
    case 'sat':
    case 'sun':
      return true;
    default:
      return false;
  }
}
function next(day: Day): Day {
  switch (day) {
    case 'mon':
      return 'tue';
    case 'tue':
      return 'wed';
    case 'wed':
      return 'sat';
    case 'sat':
      return 'sun';
    case 'sun':
      return 'mon';
  }
}

export function scan(): void {
  for (const day of week) console.log(day, isFree(day), next(day), next(next(day)));
}
