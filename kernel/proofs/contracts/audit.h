/* Contracts of audit.c. */
#ifdef PROVES
#define RING , ring
#else
#define RING
#endif
/*@ assigns task_memory RING;
  @ exits never: 0 == 1; */
void audit_start(void);
/*@ assigns task_memory RING;
  @ exits never: 0 == 1; */
void audit_log(uint32_t what, uint32_t first, uint32_t second);
/*@ PURE; */
struct bulkhead_record audit_record(uint32_t number);
/*@ requires room: \valid(words + (0 .. 6));
  @ assigns words[0 .. 6];
  @ exits never: 0 == 1;
  @ ensures length: \result == 4 || \result == sizeof(struct bulkhead_record); */
uint32_t audit_read(uint32_t number, uint32_t *words);
#ifdef PROVES
/*@ PURE;
  @ ensures place: \result == &ring.places[number % PLACES]; */
static struct record *place_of(uint32_t number);
/*@ PURE; */
static uint32_t mix(uint32_t chain, uint32_t word);
/*@ PURE; */
static uint32_t chain_of(uint32_t number);
#endif
