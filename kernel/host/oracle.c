#include "oracle.h"
#include <string.h>

static struct {
  struct kernel kernel;
  struct task_state tasks[TASKS_MAX];
  uint32_t points[MACHINE_POINTS];
  struct rate_state rates[8];
  uint8_t machines[8];
  uint8_t ram[TASKS_MAX][MACHINE_RAM_SIZE];
} before;

static uint8_t *ram_of(uint32_t task) {
  return (uint8_t *)(uintptr_t)(MACHINE_RAM + task * MACHINE_PAGE);
}

/* ---- invariants ---- */

static bool waits_for_reply(const struct task_state *task) {
  return task->condition == TASK_CALLING || task->condition == TASK_SERVED;
}

static uint32_t target_of(const struct task_state *task) {
  const uint32_t at = task->context.descriptor->calls_at + task->packed % 256;
  CHECK(at < MACHINE_RIGHTS);
  return call_rights[at].target;
}

static void check_calls(void) {
  uint32_t queued[TASKS_MAX] = {0};
  for (uint32_t i = 0; i < tables.tasks; i++) {
    const struct task_state *task = &task_states[i];
    if (waits_for_reply(task)) {
      CHECK(target_of(task) < tables.tasks && target_of(task) != i);
      CHECK(task_states[target_of(task)].condition >= TASK_WAITING);
    }
    if (task->condition == TASK_CALLING) {
      queued[target_of(task)]++;
    }
    if (task->condition == TASK_SERVED) {
      CHECK(task_states[target_of(task)].serving == i);
    }
  }
  for (uint32_t i = 0; i < tables.tasks; i++) {
    const struct task_state *server = &task_states[i];
    CHECK(server->queued == queued[i]);
    if (server->serving < TASKS_MAX) {
      CHECK(server->serving < tables.tasks);
      CHECK(task_states[server->serving].condition == TASK_SERVED);
      CHECK(target_of(&task_states[server->serving]) == i);
    } else {
      CHECK(server->serving == NO_TASK || server->serving == GONE_TASK);
    }
  }
}

/* The running task is ready, nobody more urgent could run, and among equals it
 * is the first or was running before. */
static void check_schedule(void) {
  const struct task_state *running = machine_running();
  CHECK(kernel.running == kernel.next && !kernel.reschedule);
  CHECK(kernel.runnable[tables.tasks]);
  for (uint32_t i = 0; i < tables.tasks; i++) {
    CHECK(kernel.order[task_states[i].rank] == i);
    const bool waits = task_states[i].condition >= TASK_RUNNABLE &&
                       &task_states[i] != running;
    CHECK(kernel.runnable[task_states[i].rank] == waits);
    CHECK(!waits || kernel.top <= task_states[i].rank);
  }
  CHECK(running == NULL || running->condition == TASK_READY);
  for (uint32_t i = 0; i < tables.tasks; i++) {
    const struct task_state *task = &task_states[i];
    if (task->condition >= TASK_RUNNABLE && task != running) {
      CHECK(running != NULL);
      const uint32_t mine = running->context.descriptor->priority,
                     other = task->context.descriptor->priority;
      CHECK(mine <= other);
      CHECK(mine < other || machine_index(running) < i ||
            &running->context == before.kernel.running);
    }
  }
}

static void check_task(const struct task_state *task) {
  CHECK(task->condition <= TASK_READY);
  CHECK(task->context.descriptor == &task_descriptors[machine_index(task)]);
  CHECK(task->condition >= TASK_WAITING ||
        (task->pending & ~(FAULT_SEEN | FAULT_TOLD | PENDING_NOTIFY)) == 0);
  CHECK((task->notifications != 0) == ((task->pending & PENDING_NOTIFY) != 0));
  /* nobody sleeps through a reason to run */
  if (task->condition == TASK_WAITING) {
    CHECK((task->pending &
           (PENDING_RELEASE | PENDING_ALARM | PENDING_NOTIFY)) == 0);
    CHECK(!call_waits(task));
  }
}

/* docs/log.md */
static uint32_t chained(uint32_t chain, uint32_t word) {
  const uint32_t product = (uint32_t)((uint64_t)(chain ^ word) * 0x9e3779b1u) + 0x7f4a7c15u;
  return product ^ product / 32768;
}

static uint32_t chain_of(const struct bulkhead_record *record) {
  const uint32_t words[] = {record->number, record->time, record->what, record->first, record->second};
  uint32_t chain = record->before;
  for (uint32_t i = 0; i < sizeof words / sizeof *words; i++) {
    chain = chained(chain, words[i]);
  }
  return chain;
}

/* The log holds what was logged last, numbered without a gap, each chained to
 * the one before; no more is shown than it keeps. */
static void check_log(void) {
  struct bulkhead_record record = {0};
  uint32_t answer[sizeof record / 4], chain = 0;
  /* of two numbers so far apart, one is not there */
  CHECK(audit_read(0, answer) == 4 || audit_read(128, answer) == 4);
  const uint32_t next = answer[0];
  const uint32_t count = machine.logs < MACHINE_LOGGED ? machine.logs : MACHINE_LOGGED;
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t number = next - count + i;
    const struct machine_record *logged = &machine.logged[(machine.logs - count + i) % MACHINE_LOGGED];
    CHECK(audit_read(number & 0xff, (uint32_t *)&record) == sizeof record);
    CHECK(record.number == number && record.time == logged->time && record.what == logged->what &&
          record.first == logged->first && record.second == logged->second);
    CHECK(i == 0 || record.before == chain);
    CHECK(record.chain == chain_of(&record));
    chain = record.chain;
  }
  CHECK(audit_read((next - MACHINE_LOGGED - 1) & 0xff, answer) == 4 && answer[0] == next);
}

void oracle_invariants(void) {
  if (kernel.running != &kernel.idle) {
    CHECK(machine_index(machine_running()) < tables.tasks);
  }
  for (uint32_t i = 0; i < tables.tasks; i++) {
    check_task(&task_states[i]);
  }
  check_calls();
  check_schedule();
  check_log();
}

/* ---- a bad argument changes nothing ---- */

void oracle_before_step(void) {
  before.kernel = kernel;
  memcpy(before.tasks, task_states, sizeof before.tasks);
  memcpy(before.points, point_values, sizeof before.points);
  memcpy(before.rates, rate_states, sizeof before.rates);
  memcpy(before.machines, automaton_states, sizeof before.machines);
  for (uint32_t i = 0; i < tables.tasks; i++) {
    memcpy(before.ram[i], ram_of(i), MACHINE_RAM_SIZE);
  }
}

/* Of the kernel's account of time, which every entry brings up to date. */
static void forget_time(struct task_state *task) {
  task->context.spent = 0;
  task->context.inside = 0;
}

/* Called by the kernel before it ends a task. */
void machine_before_fault(const struct task_state *task, enum fault_kind kind);
void machine_before_fault(const struct task_state *task, enum fault_kind kind) {
  if (kind != FAULT_ARGUMENT) {
    return;
  }
  CHECK(task == machine_running());
  for (uint32_t i = 0; i < tables.tasks; i++) {
    struct task_state now = task_states[i], then = before.tasks[i];
    if (&task_states[i] == task) {
      forget_time(&now);
      forget_time(&then);
    }
    CHECK(memcmp(&now, &then, sizeof now) == 0);
    CHECK(memcmp(before.ram[i], ram_of(i), MACHINE_RAM_SIZE) == 0);
  }
  CHECK(memcmp(before.points, point_values, sizeof before.points) == 0);
  CHECK(memcmp(before.rates, rate_states, sizeof before.rates) == 0);
  CHECK(memcmp(before.machines, automaton_states, sizeof before.machines) == 0);
  CHECK(kernel.next == before.kernel.next && kernel.due == before.kernel.due &&
        !kernel.reschedule);
}

/* ---- which arguments are good ---- */

static bool lies_in(uint64_t base, uint64_t end, uint64_t at, uint64_t length) {
  return length == 0 || (at >= base && at + length <= end);
}

static bool may_read(const struct task_state *task, uint32_t at,
                     uint32_t length) {
  const uint32_t index = machine_index(task);
  const uint64_t flash = MACHINE_FLASH + index * MACHINE_PAGE,
                 ram = MACHINE_RAM + index * MACHINE_PAGE;
  return lies_in(flash, flash + MACHINE_FLASH_SIZE, at, length) ||
         lies_in(ram, ram + MACHINE_RAM_SIZE, at, length);
}

static bool may_write(const struct task_state *task, uint32_t at,
                      uint32_t length) {
  const uint64_t ram = MACHINE_RAM + machine_index(task) * MACHINE_PAGE;
  const bool basic = (task->context.return_code & 0x10) != 0;
  return lies_in((uint64_t)task->context.stack + (basic ? 32u : 104u),
                 ram + MACHINE_RAM_SIZE, at, length);
}

static bool accepts_call(const struct task_state *task,
                         const uint32_t *arguments) {
  const uint32_t slot = arguments[0] % 256, method = arguments[0] / 256 % 256;
  const uint32_t send = arguments[0] / 65536 % 256,
                 receive = arguments[0] / 16777216;
  const struct task_descriptor *descriptor = task->context.descriptor;
  return slot < descriptor->calls &&
         method < call_rights[descriptor->calls_at + slot].methods &&
         send <= 64 && receive <= 64 && may_read(task, arguments[1], send) &&
         may_write(task, arguments[2], receive) &&
         arguments[3] % 65536 >= 1;
}

static bool accepts_wait(const struct task_state *task,
                         const uint32_t *arguments) {
  const uint32_t alarm = arguments[1], length = arguments[3];
  return arguments[0] % 4 == 0 &&
         may_write(task, arguments[0], sizeof(struct bulkhead_event)) &&
         (alarm == BULKHEAD_KEEP_ALARM ||
          (uint64_t)alarm * kernel.ticks_per_ms <= 0x3fffffff) &&
         (length == BULKHEAD_NO_REPLY ||
          (task->serving != NO_TASK && length <= 64 &&
           may_read(task, arguments[2], length)));
}

static bool owns_bit(const struct task_state *task, uint32_t bit) {
  for (uint32_t i = 0; i < tables.interrupts; i++) {
    if (interrupts[i].task == machine_index(task) && interrupts[i].bit == bit) {
      return true;
    }
  }
  return false;
}

static bool accepts_supervise(const struct task_state *task,
                              const uint32_t *arguments) {
  if (machine_index(task) != SUPERVISOR) {
    return false;
  }
  if (arguments[0] == SUPERVISE_NEXT) {
    return true;
  }
  return (arguments[0] == SUPERVISE_RESTART ||
          arguments[0] == SUPERVISE_STOP) &&
         arguments[1] != SUPERVISOR && arguments[1] < tables.tasks;
}

static bool accepts_link(const struct task_state *task,
                         const uint32_t *arguments) {
  const uint32_t length = arguments[1], capacity = arguments[2];
  const bool reads_log = task->context.descriptor->flags == TASK_LOG && length >= 0x80000400u && length <= 0x800004ffu;
  if ((machine_index(task) == IO_TASK && length >> 31) || reads_log) {
    return true; /* answered with 0 bytes where no answer has room */
  }
  return machine_index(task) == IO_TASK && length <= 1024 && capacity <= 1024 &&
         length % 4 == 0 && capacity % 4 == 0 && arguments[0] % 4 == 0 &&
         may_write(task, arguments[0],
                   8 + (length > capacity ? length : capacity));
}

bool oracle_accepts(const struct task_state *task, uint32_t number,
                    const uint32_t *arguments) {
  const uint32_t first = arguments[0], second = arguments[1];
  switch (number) {
  case 0:
    return accepts_wait(task, arguments);
  case 1:
    return accepts_call(task, arguments);
  case 2:
    return task->serving != NO_TASK && second <= 64 &&
           may_read(task, first, second);
  case 3:
    return first < task->context.descriptor->calls;
  case 4:
    return owns_bit(task, first);
  case 5:
    return may_read(task, first, second < 160 ? second : 160);
  case 6:
  case 7:
    return true;
  case 8:
    return accepts_supervise(task, arguments);
  case 9:
    return accepts_link(task, arguments);
  default:
    return false;
  }
}

/* ---- what a step may change of a task's memory ---- */

struct span {
  uint32_t at, length;
};

static bool in_span(struct span span, uint32_t address) {
  return address - span.at < span.length;
}

static bool was_restarted(uint32_t index, const struct task_state *caller,
                          uint32_t number, const uint32_t *arguments) {
  return caller != NULL && machine_index(caller) == SUPERVISOR && number == 8 &&
         arguments[0] == SUPERVISE_RESTART && arguments[1] == index;
}

/* Spans of the memory of task `index` that the kernel may have written for it
 * in this step. */
static uint32_t writable_spans(uint32_t index, const struct task_state *caller,
                               uint32_t number, const uint32_t *arguments,
                               struct span *spans) {
  const struct task_state *then = &before.tasks[index],
                          *now = &task_states[index];
  uint32_t count = 0;
  if (waits_for_reply(then) || now == caller) { /* its result, and of a call
                                                    the peer's generation */
    spans[count++] = (struct span){then->context.stack,
                                   now == caller && number == 1 ? 8 : 4};
  }
  if (then->condition == TASK_SERVED &&
      now->condition != TASK_SERVED) { /* the reply */
    spans[count++] = (struct span){then->receive, then->packed / 16777216};
  }
  if (now->condition == TASK_READY &&
      (then->condition != TASK_READY ||
       now == caller)) { /* an activation begins */
    spans[count++] = (struct span){now->buffer, sizeof(struct bulkhead_event)};
    spans[count++] = (struct span){now->context.descriptor->points_in,
                                   4u * now->context.descriptor->reads};
  }
  if (now == caller && number == 9) {
    const uint32_t length =
        arguments[1] > arguments[2] ? arguments[1] : arguments[2];
    spans[count++] = (struct span){arguments[0], 8 + length};
  }
  return count;
}

/* A call bound to another generation than the peer's is DEAD at once, and the
 * peer learns nothing of it. */
static void check_generation(const struct task_state *caller,
                             const uint32_t *arguments) {
  const struct call_right *right =
      &call_rights[caller->context.descriptor->calls_at + arguments[0] % 256];
  const struct task_state *then = &before.tasks[right->target];
  const uint32_t generation = then->statistics.restarts % 32768;
  if (arguments[3] >> 31 && arguments[3] / 65536 % 32768 != generation) {
    const uint32_t *results = arch_frame(&caller->context);
    CHECK(caller->condition == TASK_READY && results[0] == BULKHEAD_DEAD &&
          results[1] == generation);
    CHECK(memcmp(then, &task_states[right->target], sizeof *then) == 0);
  }
}

static bool was_denied(const struct task_state *task) {
  return task->condition == TASK_READY &&
         arch_frame(&task->context)[0] == BULKHEAD_DENIED;
}

/* Each call and notification that was denied in this step is logged, once. */
static void check_denials(const struct task_state *caller, uint32_t number) {
  uint32_t denied = 0;
  for (uint32_t i = 0; i < tables.tasks; i++) {
    const bool asked = &task_states[i] == caller && (number == 1 || number == 3);
    denied += (asked || before.tasks[i].condition == TASK_CALLING) &&
              was_denied(&task_states[i]);
  }
  CHECK(machine.seen.denials == denied);
}

void oracle_after_step(const struct task_state *caller, uint32_t number,
                       const uint32_t *arguments) {
  check_denials(caller, number);
  if (caller != NULL && number == 1 && !machine.seen.fault &&
      accepts_call(caller, arguments)) {
    check_generation(caller, arguments);
  }
  for (uint32_t i = 0; i < tables.tasks; i++) {
    if (memcmp(before.ram[i], ram_of(i), MACHINE_RAM_SIZE) == 0 ||
        was_restarted(i, caller, number, arguments)) {
      continue;
    }
    struct span spans[6];
    const uint32_t count = writable_spans(i, caller, number, arguments, spans);
    for (uint32_t offset = 0; offset < MACHINE_RAM_SIZE; offset++) {
      bool allowed = before.ram[i][offset] == ram_of(i)[offset];
      for (uint32_t k = 0; k < count && !allowed; k++) {
        allowed = in_span(spans[k], MACHINE_RAM + i * MACHINE_PAGE + offset);
      }
      CHECK(allowed);
    }
  }
}
