/* Contracts of link.c. */
#ifdef PROVES
#define LINK , link
#else
#define LINK
#endif
/*@ assigns \nothing;
  @ exits never: 0 == 1; */
bool link_polls(void);
/*@ assigns task_memory LINK;
  @ exits never: 0 == 1; */
void link_start(void);
/*@ assigns task_memory LINK;
  @ exits never: 0 == 1; */
void link_send(uint32_t type, uint32_t task, const void *payload, uint32_t length);
/*@ assigns task_memory LINK;
  @ exits never: 0 == 1; */
void link_record(uint32_t type, uint32_t number);
/*@ requires running: kernel.running != &kernel.idle && running_valid;
  @ requires capacity <= LINK_DATA_MAX && length <= LINK_DATA_MAX;
  @ requires tables: tables_valid;
  @ requires sent: in_ram(IO_TASK, buffer, BULKHEAD_LINK_GAP + length);
  @ requires received: in_ram(IO_TASK, buffer, BULKHEAD_LINK_GAP + capacity);
  @ assigns task_memory LINK;
  @ exits never: 0 == 1; */
uint32_t link_exchange(uint32_t buffer, uint32_t length, uint32_t capacity);
/*@ requires tables: tables_valid;
  @ requires halves: halves_seen;
  @ requires bytes: bytes_seen;
  @ requires lists: lists_seen;
  @ assigns task_memory LINK;
  @ exits never: 0 == 1; */
void link_outputs_safe(void);
#ifdef PROVES
/*@ assigns task_memory;
  @ exits never: 0 == 1; */
static uint32_t open_file(const char *name, uint32_t length, uint32_t mode);
/*@ assigns task_memory, link;
  @ exits never: 0 == 1; */
static void leave(uint32_t code);
/*@ assigns task_memory, link;
  @ exits never: 0 == 1; */
static bool transfer(uint32_t operation, uint32_t file, uintptr_t at, uint32_t length);
/*@ PURE; */
static uint32_t header(uint32_t type, uint32_t task, uint32_t length);
/*@ requires tables: tables_valid;
  @ assigns task_memory, link;
  @ exits never: 0 == 1; */
static void finish(void);
#endif
