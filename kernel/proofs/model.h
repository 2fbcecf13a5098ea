/* What the proofs of the kernel say, and what they take for granted.
 *
 * The arrays that tables.c defines have their greatest sizes here. The memory of the tasks is one thing, task_memory,
 * apart from all of the kernel's. Its bytes have no values that a proof could use: whatever the kernel stores there may
 * change any of them. What counts is where it stores: each store must lie in the RAM of a task. The frame of the task
 * that entered the kernel is read and written by itself: nothing else is stored there, since buffers of that task lie
 * above its frame (region_in_ram).
 *
 * VALID holds between any two statements that do not say otherwise; every function keeps it. */
#ifndef MODEL_H
#define MODEL_H
#include "../kernel.h"
#include "../link.h"
#include "../region.h"
#include "../reply.h"
#include "../steps.h"
#include "board.h"

extern const struct task_descriptor task_descriptors[TASKS_MAX];
extern struct task_state task_states[TASKS_MAX];
extern const struct point points[255];
extern const uint8_t point_lists[65536 + 256];
extern const struct call_right call_rights[65536 + 256];
extern const struct interrupt interrupts[255];
extern const struct rate rates[255];
extern struct rate_state rate_states[255];
extern const struct linked_task linked_tasks[TASKS_MAX];
extern const struct guard guards[65536];
extern const struct automaton automata[256];
extern const struct step steps[65536];
extern const uint8_t moves[65536];
extern const struct test tests[65536];
extern uint8_t automaton_states[255];
extern uint32_t point_values[255];
extern int64_t task_memory;      /* of no type that the kernel's state has */
extern uint32_t task_frame[8];   /* the frame of the task that entered the kernel */
extern uint32_t task_object[10]; /* what an answer is written to, of the same task */
extern volatile uint32_t board_counter; /* a register */
extern const uint8_t task_text[BULKHEAD_PRINT_MAX]; /* what it prints */

/*@ axiomatic Tables {
  @   // What the const tables hold: the same at any time, whatever the kernel writes. `tables_seen` ties it to the arrays.
  @   logic integer entry(integer i) reads \nothing;
  @   logic integer flash_base(integer i) reads \nothing;
  @   logic integer flash_size(integer i) reads \nothing;
  @   logic integer ram_base(integer i) reads \nothing;
  @   logic integer ram_size(integer i) reads \nothing;
  @   logic integer stack_size(integer i) reads \nothing;
  @   logic integer data_from(integer i) reads \nothing;
  @   logic integer data_to(integer i) reads \nothing;
  @   logic integer data_size(integer i) reads \nothing;
  @   logic integer bss_base(integer i) reads \nothing;
  @   logic integer bss_size(integer i) reads \nothing;
  @   logic integer points_in(integer i) reads \nothing;
  @   logic integer points_out(integer i) reads \nothing;
  @   logic integer period(integer i) reads \nothing;
  @   logic integer priority(integer i) reads \nothing;
  @   logic integer reads_count(integer i) reads \nothing;
  @   logic integer writes_count(integer i) reads \nothing;
  @   logic integer reads_at(integer i) reads \nothing;
  @   logic integer writes_at(integer i) reads \nothing;
  @   logic integer calls_count(integer i) reads \nothing;
  @   logic integer calls_at(integer i) reads \nothing;
  @   logic integer listed_point(integer k) reads \nothing;
  @   logic integer right_target(integer k) reads \nothing;
  @   logic integer right_rate(integer k) reads \nothing;
  @   logic integer right_methods(integer k) reads \nothing;
  @   logic integer right_guard(integer k) reads \nothing;
  @   // What schedule_start makes of the priorities.
  @   logic integer rank_of(integer i) reads \nothing;
  @   logic integer task_at(integer r) reads \nothing;
  @ // What a load of 1, 2, 4 bytes (size 0, 1, 2) finds there.
  @   logic integer loaded(integer at, integer size) reads task_memory;
  @ }
  @ predicate seen32(struct task_descriptor *d, integer i) =
  @   d->entry == entry(i) && d->flash_base == flash_base(i) && d->flash_size == flash_size(i) &&
  @   d->ram_base == ram_base(i) && d->ram_size == ram_size(i) && d->stack_size == stack_size(i) &&
  @   d->data_from == data_from(i) && d->data_to == data_to(i) && d->data_size == data_size(i) &&
  @   d->bss_base == bss_base(i) && d->bss_size == bss_size(i) && d->points_in == points_in(i) &&
  @   d->points_out == points_out(i);
  @ predicate seen16(struct task_descriptor *d, integer i) =
  @   d->period == period(i) && d->reads_at == reads_at(i) && d->writes_at == writes_at(i) && d->calls_at == calls_at(i);
  @ predicate seen8(struct task_descriptor *d, integer i) =
  @   d->priority == priority(i) && d->reads == reads_count(i) && d->writes == writes_count(i) &&
  @   d->calls == calls_count(i);
  @ predicate words_seen = \forall integer i; 0 <= i < 16 ==> seen32(&task_descriptors[i], i);
  @ predicate halves_seen =
  @   (\forall integer i; 0 <= i < 16 ==> seen16(&task_descriptors[i], i)) &&
  @   (\forall integer k; 0 <= k < 65536 + 256 ==> call_rights[k].guard == right_guard(k));
  @ predicate bytes_seen = \forall integer i; 0 <= i < 16 ==> seen8(&task_descriptors[i], i);
  @ predicate rights_seen =
  @   \forall integer k; 0 <= k < 65536 + 256 ==>
  @     call_rights[k].target == right_target(k) && call_rights[k].rate == right_rate(k) &&
  @     call_rights[k].methods == right_methods(k);
  @ predicate lists_seen = \forall integer k; 0 <= k < 65536 + 256 ==> point_lists[k] == listed_point(k);
  @
  @ predicate impossible = \false;
  @ predicate is_index(integer i) = 0 <= i < tables.tasks;
  @ // The casts are for WP, which else would not subtract a pointer from an array.
  @ logic integer index_of(struct task_state *t) = t - (struct task_state *)(char *)&task_states[0];
  @ predicate is_task(struct task_state *t) = is_index(index_of(t)) && t == &task_states[index_of(t)];
  @
  @ // The bytes at .. at + n - 1 all lie in base .. base + size - 1; no bytes lie everywhere.
  @ predicate inside(integer base, integer size, integer at, integer n) =
  @   n == 0 || (base <= at && at + n <= base + size);
  @ predicate in_ram(integer i, integer at, integer n) = inside(ram_base(i), ram_size(i), at, n);
  @ predicate in_flash(integer i, integer at, integer n) = inside(flash_base(i), flash_size(i), at, n);
  @ predicate readable(integer i, integer at, integer n) = in_ram(i, at, n) || in_flash(i, at, n);
  @ // What the kernel may write, and read, at all.
  @ predicate may_write(integer at, integer n) = \exists integer i; is_index(i) && in_ram(i, at, n);
  @ predicate may_read(integer at, integer n) = \exists integer i; is_index(i) && readable(i, at, n);
  @
  @ // No region of RAM begins low, none ends beyond 2^32: assumed of the tables. The rest is what the start has checked.
  @ predicate placed(integer i) =
  @   4096 <= ram_base(i) && ram_base(i) + ram_size(i) < 0x100000000 && flash_base(i) + flash_size(i) < 0x100000000;
  @ predicate memory_valid(integer i) =
  @   in_flash(i, entry(i), 2) && 64 <= stack_size(i) <= ram_size(i) && in_flash(i, data_from(i), data_size(i)) &&
  @   in_ram(i, data_to(i), data_size(i)) && in_ram(i, bss_base(i), bss_size(i)) &&
  @   in_ram(i, points_in(i), 4 * reads_count(i)) && in_ram(i, points_out(i), 4 * writes_count(i));
  @ predicate list_valid(integer first, integer count) =
  @   \forall integer k; first <= k < first + count ==> listed_point(k) < tables.points;
  @ predicate right_valid(integer k, integer i) =
  @   right_target(k) < tables.tasks && right_target(k) != i &&
  @   (right_rate(k) == NO_RATE || right_rate(k) < tables.rates) &&
  @   (right_guard(k) == NO_GUARD || right_guard(k) + right_methods(k) <= tables.guards);
  @ predicate rights_valid(integer i) =
  @   \forall integer k; calls_at(i) <= k < calls_at(i) + calls_count(i) ==> right_valid(k, i);
  @ predicate task_valid(integer i) =
  @   memory_valid(i) && period(i) <= 0x7fff && list_valid(reads_at(i), reads_count(i)) &&
  @   list_valid(writes_at(i), writes_count(i)) && rights_valid(i);
  @ predicate point_valid(integer i) = points[i].source != POINT_RESTARTS || points[i].subject < tables.tasks;
  @ predicate interrupt_valid(integer i) = interrupts[i].task < tables.tasks && interrupts[i].bit < 32;
  @ predicate interrupts_valid = \forall integer i; 0 <= i < tables.interrupts ==> interrupt_valid(i);
  @ predicate clock_known =
  @   1 <= tables.tick_us <= 1000 && 1 <= tables.counter_mhz_chip <= 1000 && 1 <= tables.counter_mhz_qemu <= 1000;
  @ // The rules, by value: the proofs of the functions that name no pointer to them know that const tables stay as they are.
  @ predicate move_fits(integer states, integer moves_at, integer k) =
  @   moves[moves_at + k] < states || moves[moves_at + k] == NO_MOVE;
  @ predicate step_fits(integer automaton, integer states, integer moves_at) =
  @   automaton < tables.automata && 0 < states == automata[automaton].states &&
  @   (automata[automaton].kind == AUTOMATON_ROLE || automata[automaton].kind == AUTOMATON_FLOW) &&
  @   moves_at + states <= tables.moves &&
  @   (\forall integer k; 0 <= k < states ==> move_fits(states, moves_at, k));
  @ logic integer field_bytes(integer field) = field % 4 == 2 ? 4 : field % 4 + 1;
  @ predicate field_inside(integer at, integer field, integer length) =
  @   field % 4 <= 2 && at + field_bytes(field) <= length;
  @ predicate test_fits(integer tests_at, integer count, integer length, integer i) =
  @   field_inside(tests[tests_at + i].first_at, tests[tests_at + i].first, length) &&
  @   (tests[tests_at + i].second < FIELD_ADD ||
  @    field_inside(tests[tests_at + i].second_at, tests[tests_at + i].second, length)) &&
  @   (tests[tests_at + i].yes == TEST_ALLOWS || tests[tests_at + i].yes < count - i) &&
  @   (tests[tests_at + i].no == TEST_ALLOWS || tests[tests_at + i].no < count - i);
  @ predicate tests_fit(integer tests_at, integer count, integer length) =
  @   tests_at + count <= tables.tests && (\forall integer i; 0 <= i < count ==> test_fits(tests_at, count, length, i));
  @ predicate range_fits(integer length, integer count, integer field, integer at) =
  @   length == 0 || count != 0 || (field < FIELD_ADD && field_inside(at, field, length));
  @ predicate plain_fits(integer plain, integer length, integer count, integer steps) =
  @   plain == NOT_PLAIN || (plain == length && count == 0 && steps <= STEPS_INSIDE);
  @ // Step i of guard k, of how many that are looked at: both inside, where there is one at all.
  @ logic integer looked_at(integer steps) = steps == 1 ? 2 : steps;
  @ logic integer automaton_at(integer k, integer i) =
  @   i < STEPS_INSIDE ? guards[k].inside[i].automaton : steps[guards[k].steps_at + (i - STEPS_INSIDE)].automaton;
  @ logic integer states_at(integer k, integer i) =
  @   i < STEPS_INSIDE ? guards[k].inside[i].states : steps[guards[k].steps_at + (i - STEPS_INSIDE)].states;
  @ logic integer moves_from(integer k, integer i) =
  @   i < STEPS_INSIDE ? guards[k].inside[i].moves_at : steps[guards[k].steps_at + (i - STEPS_INSIDE)].moves_at;
  @ predicate steps_fit(integer k) =
  @   \forall integer i; 0 <= i < looked_at(guards[k].steps) ==>
  @     step_fits(automaton_at(k, i), states_at(k, i), moves_from(k, i));
  @ predicate guard_fits(integer k) =
  @   range_fits(guards[k].length, guards[k].tests, guards[k].field, guards[k].field_at) &&
  @   plain_fits(guards[k].plain, guards[k].length, guards[k].tests, guards[k].steps) &&
  @   tests_fit(guards[k].tests_at, guards[k].tests, guards[k].length) &&
  @   guards[k].steps_at + guards[k].steps <= tables.steps + STEPS_INSIDE &&
  @   steps_fit(k) &&
  @   (\forall integer i, j; 0 <= i < j < guards[k].steps ==> automaton_at(k, i) < automaton_at(k, j));
  @ predicate rules_valid = \forall integer k; 0 <= k < tables.guards ==> guard_fits(k);
  @ predicate tables_placed = \forall integer i; 0 <= i < 16 ==> placed(i);
  @ predicate tables_valid =
  @   tables_placed && 2 <= tables.tasks <= 16 && clock_known && interrupts_valid && rules_valid &&
  @   (\forall integer i; is_index(i) ==> task_valid(i));
  @
  @ // The state.
  @ predicate ranking_valid =
  @   (\forall integer i; is_index(i) ==> 0 <= rank_of(i) < tables.tasks && task_at(rank_of(i)) == i) &&
  @   (\forall integer r; 0 <= r < tables.tasks ==> 0 <= task_at(r) < tables.tasks && rank_of(task_at(r)) == r);
  @ // rank_of counts by priority, and by place in the table among equals.
  @ predicate comes_before(integer i, integer k) = priority(i) < priority(k) || (priority(i) == priority(k) && i < k);
  @ predicate ranking_sorted =
  @   \forall integer i, k; is_index(i) && is_index(k) && comes_before(i, k) ==> rank_of(i) < rank_of(k);
  @ predicate order_valid = \forall integer r; 0 <= r < tables.tasks ==> kernel.order[r] == task_at(r);
  @ predicate ranks_valid = \forall integer i; is_index(i) ==> task_states[i].rank == rank_of(i);
  @ predicate idle_last = kernel.top <= tables.tasks && kernel.runnable[tables.tasks];
  @ predicate conditions_valid = \forall integer i; is_index(i) ==> task_states[i].condition <= TASK_READY;
  @ predicate runnable_valid =
  @   \forall integer r; 0 <= r < tables.tasks ==>
  @     kernel.runnable[r] ==> task_states[task_at(r)].condition >= TASK_RUNNABLE;
  @ predicate descriptors_valid =
  @   kernel.idle.descriptor == \null &&
  @   (\forall integer i; is_index(i) ==> task_states[i].context.descriptor == &task_descriptors[i]);
  @ predicate serving_valid =
  @   \forall integer i; is_index(i) ==> task_states[i].serving >= GONE_TASK || task_states[i].serving < tables.tasks;
  @ predicate served_valid =
  @   \forall integer i, k; is_index(i) && is_index(k) && task_states[i].serving == k ==>
  @     task_states[k].condition == TASK_SERVED;
  @ // Whom the call of task k is for, by the right that its first argument names.
  @ logic integer called_by(integer k) = right_target(calls_at(k) + (task_states[k].packed % 256));
  @ predicate serving_one =
  @   \forall integer i, k; is_index(i) && is_index(k) && i != k ==>
  @     task_states[i].serving >= GONE_TASK || task_states[i].serving != task_states[k].serving;
  @ predicate nobody_serves(struct task_state *t) =
  @   \forall integer i; is_index(i) ==> task_states[i].serving != index_of(t);
  @ predicate unmarked(struct task_state *t) = !kernel.runnable[rank_of(index_of(t))];
  @ predicate frame_valid(integer i) = in_ram(i, task_states[i].context.stack, 32);
  @ predicate in_call(integer i) = task_states[i].condition == TASK_CALLING || task_states[i].condition == TASK_SERVED;
  @ // The slot and the method of its call are among those that it has a right to.
  @ predicate names_right(integer i, integer packed) =
  @   (packed % 256) < calls_count(i) && (packed / 256 % 256) < right_methods(calls_at(i) + (packed % 256));
  @ predicate calls_valid =
  @   \forall integer i; is_index(i) ==> in_call(i) ==>
  @     names_right(i, task_states[i].packed) && frame_valid(i);
  @ predicate message_valid(integer i) =
  @   (task_states[i].packed / 65536 % 256) <= BULKHEAD_MESSAGE_MAX &&
  @   readable(i, task_states[i].buffer, task_states[i].packed / 65536 % 256);
  @ predicate messages_valid =
  @   \forall integer i; is_index(i) ==> task_states[i].condition == TASK_CALLING ==> message_valid(i);
  @ predicate replies_valid =
  @   \forall integer i; is_index(i) ==>
  @     task_states[i].packed / 0x1000000 <= BULKHEAD_MESSAGE_MAX &&
  @     in_ram(i, task_states[i].receive, task_states[i].packed / 0x1000000);
  @ predicate event_valid(integer i) =
  @   in_ram(i, task_states[i].buffer, sizeof(struct bulkhead_event));
  @ predicate events_valid =
  @   \forall integer i; is_index(i) ==>
  @     (task_states[i].condition == TASK_WAITING || task_states[i].condition == TASK_WOKEN) ==> event_valid(i);
  @ predicate is_context(struct task_context *c) =
  @   is_task((struct task_state *)c) &&
  @   (\exists integer k; is_index(k) && c == &task_states[k].context && c->descriptor == &task_descriptors[k]);
  @ predicate apart_from(struct task_context *c, integer i) =
  @   &c->spent != &task_states[i].buffer && &c->spent != &task_states[i].receive &&
  @   &c->spent != &task_states[i].packed && &c->spent != &task_states[i].context.stack;
  @ predicate running_valid =
  @   (kernel.running == &kernel.idle || is_context(kernel.running)) &&
  @   (\forall integer i; is_index(i) ==> apart_from(kernel.running, i));
  @ predicate next_valid = kernel.next == &kernel.idle || is_context(kernel.next);
  @ // Every automaton is in one of its states; one that has none is nobody's.
  @ predicate states_valid =
  @   \forall integer a; 0 <= a < tables.automata ==> automata[a].states == 0 || automaton_states[a] < automata[a].states;
  @ predicate clock_valid =
  @   kernel.counts_per_us >= 1 && kernel.ticks_per_ms >= 1 && \valid_read(kernel.counter) &&
  @   \separated(kernel.counter, &kernel, &task_states[0 .. 15]);
  @*/
/*@ // Before the first task starts: what cleared memory says of them.
  @ predicate all_stopped =
  @   (\forall integer i; is_index(i) ==> task_states[i].condition == TASK_STOPPED && task_states[i].packed == 0) &&
  @   (\forall integer r; 0 <= r < tables.tasks ==> !kernel.runnable[r]);
  @*/
/* ---- the monitor ---- */
/*@ // What the start checks, of what a pointer names.
  @ predicate step_placed(struct step *s) =
  @   s->automaton < tables.automata && 0 < s->states == automata[s->automaton].states &&
  @   (automata[s->automaton].kind == AUTOMATON_ROLE || automata[s->automaton].kind == AUTOMATON_FLOW) &&
  @   s->moves_at + s->states <= tables.moves;
  @ predicate step_sound(struct step *s) = step_fits(s->automaton, s->states, s->moves_at);
  @ predicate range_sound(struct guard *g) = range_fits(g->length, g->tests, g->field, g->field_at);
  @ predicate plain_sound(struct guard *g) = plain_fits(g->plain, g->length, g->tests, g->steps);
  @ predicate test_sound(struct guard *g, integer i) = test_fits(g->tests_at, g->tests, g->length, i);
  @ predicate tests_sound(struct guard *g) = tests_fit(g->tests_at, g->tests, g->length);
  @ logic struct step *step_number(struct guard *g, integer i) =
  @   i < STEPS_INSIDE ? &g->inside[i] : &steps[g->steps_at + (i - STEPS_INSIDE)];
  @ logic integer automaton_of(struct guard *g, integer i) = step_number(g, i)->automaton;
  @ logic integer states_of(struct guard *g, integer i) = step_number(g, i)->states;
  @ logic integer steps_looked_at(struct guard *g) = looked_at(g->steps);
  @ predicate steps_sound(struct guard *g) =
  @   g->steps_at + g->steps <= tables.steps + STEPS_INSIDE &&
  @   (\forall integer i; 0 <= i < steps_looked_at(g) ==> step_sound(step_number(g, i)));
  @ // No automaton has a say twice, so that the state which one step enters is not what another has looked at.
  @ predicate steps_apart(struct guard *g) =
  @   \forall integer i, j; 0 <= i < j < g->steps ==> automaton_of(g, i) < automaton_of(g, j);
  @ predicate guard_sound(struct guard *g) =
  @   range_sound(g) && plain_sound(g) && tests_sound(g) && steps_sound(g) && steps_apart(g);
  @ // The number in a message: of this many bytes, with a sign or without, and as the word that monitor_number gives.
  @ logic integer turn(integer field) = field % 4 == 0 ? 256 : field % 4 == 1 ? 65536 : 0x100000000;
  @ logic integer value_of(integer at, integer field) =
  @   (field / 4 % 2 == 1 && loaded(at, field % 4) >= turn(field) / 2) ? loaded(at, field % 4) - turn(field) :
  @   loaded(at, field % 4);
  @ logic integer word_of(integer at, integer field) =
  @   value_of(at, field) < 0 ? value_of(at, field) + 0x100000000 : value_of(at, field);
  @ predicate in_range(struct guard *g, integer message) =
  @   (uint32_t)(word_of(message + g->field_at, g->field) - g->least) <= g->span;
  @ // Where a test of the message leads, and the verdict that the tests from there on come to.
  @ logic integer second_value(struct test *t, integer m) =
  @   t->second < FIELD_ADD ? 0 : value_of(m + t->second_at, t->second % FIELD_ADD);
  @ logic integer test_value(struct test *t, integer m) =
  @   t->second / FIELD_ADD % 2 == 1 ? value_of(m + t->first_at, t->first % FIELD_ADD) + second_value(t, m) :
  @   value_of(m + t->first_at, t->first % FIELD_ADD) - second_value(t, m);
  @ logic integer goes_to(struct test *t, integer value) = value <= t->bound ? t->yes : t->no;
  @ logic integer test_goes(struct guard *g, integer m, integer i) =
  @   goes_to(&tests[g->tests_at + i], test_value(&tests[g->tests_at + i], m));
  @ inductive leads(struct guard *g, integer message, integer i, integer verdict) {
  @   case ends: \forall struct guard *g, integer m, i;
  @     test_goes(g, m, i) == TEST_DENIES || test_goes(g, m, i) == TEST_ALLOWS ==> leads(g, m, i, test_goes(g, m, i));
  @   case goes_on: \forall struct guard *g, integer m, i, v;
  @     0 < test_goes(g, m, i) < TEST_ALLOWS && leads(g, m, i + test_goes(g, m, i), v) ==> leads(g, m, i, v);
  @ }
  @ predicate message_agrees(struct guard *g, integer m, integer length) =
  @   g->tests == 0 ? g->length == 0 || (length == g->length && in_range(g, m)) :
  @   length == g->length && leads(g, m, 0, TEST_ALLOWS);
  @ predicate message_disagrees(struct guard *g, integer m, integer length) =
  @   g->tests == 0 ? g->length != 0 && (length != g->length || !in_range(g, m)) :
  @   length != g->length || leads(g, m, 0, TEST_DENIES);
  @ // The state of an automaton is one that it has.
  @ predicate state_sound(struct step *s) = automaton_states[s->automaton] < s->states;
  @ logic integer state_after(struct step *s) = moves[s->moves_at + automaton_states[s->automaton]];
  @ // The automaton of the step has a next state for the call.
  @ predicate step_agrees(struct step *s) = state_sound(s) && state_after(s) != NO_MOVE;
  @ predicate step_stays(struct step *s) = state_sound(s) && state_after(s) == automaton_states[s->automaton];
  @ predicate states_sound(struct guard *g) =
  @   \forall integer i; 0 <= i < steps_looked_at(g) ==> state_sound(step_number(g, i));
  @ predicate steps_agree(struct guard *g) =
  @   \forall integer i; 0 <= i < g->steps ==> step_agrees(step_number(g, i));
  @ predicate steps_stay(struct guard *g) = \forall integer i; 0 <= i < g->steps ==> step_stays(step_number(g, i));
  @ // One more call by this rate.
  @ predicate has_room(integer r) =
  @   (uint32_t)((uint32_t)(kernel.tick + 0x80000000) - rate_states[r].window) >= rates[r].ticks ?
  @   rates[r].at_most > 0 : rate_states[r].left > 0;
  @ // What the rules say of a call by this right. What does not agree, and what disagrees, is told apart only where the
  @ // tests of a message are followed: from each test, one of the two verdicts is come to.
  @ logic struct guard *guard_named(struct call_right *r, integer packed) = &guards[r->guard + packed / 256 % 256];
  @ predicate rules_agree(struct call_right *r, integer packed, integer message) =
  @   (r->guard == NO_GUARD || (steps_agree(guard_named(r, packed)) &&
  @    message_agrees(guard_named(r, packed), message, packed / 65536 % 256))) &&
  @   (r->rate == NO_RATE || has_room(r->rate));
  @ predicate rules_disagree(struct call_right *r, integer packed, integer message) =
  @   (r->guard != NO_GUARD && (!steps_agree(guard_named(r, packed)) ||
  @    message_disagrees(guard_named(r, packed), message, packed / 65536 % 256))) ||
  @   (r->rate != NO_RATE && !has_room(r->rate));
  @*/
/* A right of the caller of this call: its rate and its guard are in their tables. */
#define RIGHT_LEGAL(packed) \
	requires right: \valid_read(right); \
	requires apart: \separated(right, &rate_states[0 .. 254], &automaton_states[0 .. 254]); \
	requires rate: right->rate == NO_RATE || right->rate < tables.rates; \
	requires guard: right->guard == NO_GUARD || right->guard + packed / 256 % 256 < tables.guards
#define REQUIRES_VALID \
	requires tables: tables_valid; \
	requires words: words_seen; \
	requires halves: halves_seen; \
	requires bytes: bytes_seen; \
	requires rights: rights_seen; \
	requires lists: lists_seen; \
	requires ranking: ranking_valid; \
	requires order: order_valid; \
	requires ranks: ranks_valid; \
	requires idle: idle_last; \
	requires conditions: conditions_valid; \
	requires runnable: runnable_valid; \
	requires descriptors: descriptors_valid; \
	requires serving: serving_valid; \
	requires served: served_valid; \
	requires one: serving_one; \
	requires calls: calls_valid; \
	requires messages: messages_valid; \
	requires replies: replies_valid; \
	requires events: events_valid; \
	requires states: states_valid; \
	requires running: running_valid; \
	requires next: next_valid; \
	requires clock: clock_valid

/* exits: 0 == 1, since WP's simplifier does not unfold a predicate, and so settles it without the prover. */
#define STAYS_VALID \
	ensures tables: tables_valid; \
	STATE_STAYS_VALID
/* The same without what nothing can change. */
#define STATE_STAYS_VALID \
	exits never: 0 == 1; \
	ensures words: words_seen; \
	ensures halves: halves_seen; \
	ensures bytes: bytes_seen; \
	ensures rights: rights_seen; \
	ensures lists: lists_seen; \
	ensures ranking: ranking_valid; \
	ensures order: order_valid; \
	ensures ranks: ranks_valid; \
	ensures idle: idle_last; \
	ensures conditions: conditions_valid; \
	ensures runnable: runnable_valid; \
	ensures descriptors: descriptors_valid; \
	ensures serving: serving_valid; \
	ensures served: served_valid; \
	ensures one: serving_one; \
	ensures calls: calls_valid; \
	ensures messages: messages_valid; \
	ensures replies: replies_valid; \
	ensures events: events_valid; \
	ensures states: states_valid; \
	ensures running: running_valid; \
	ensures next: next_valid; \
	ensures clock: clock_valid; \
	ensures running_same: kernel.running == \old(kernel.running)
/* In a loop: what it is about to change may be any of STATE. */
#define LOOP_VALID \
	LOOP_STARTS_VALID; \
	loop invariant running_same: kernel.running == \at(kernel.running, Pre)
/* Where it is not valid before the loop's function has begun. */
#define LOOP_STARTS_VALID \
	loop invariant tables: tables_valid; \
	loop invariant words: words_seen; \
	loop invariant halves: halves_seen; \
	loop invariant bytes: bytes_seen; \
	loop invariant rights: rights_seen; \
	loop invariant lists: lists_seen; \
	loop invariant ranking: ranking_valid; \
	loop invariant order: order_valid; \
	loop invariant ranks: ranks_valid; \
	loop invariant idle: idle_last; \
	loop invariant conditions: conditions_valid; \
	loop invariant runnable: runnable_valid; \
	loop invariant descriptors: descriptors_valid; \
	loop invariant serving: serving_valid; \
	loop invariant served: served_valid; \
	loop invariant one: serving_one; \
	loop invariant calls: calls_valid; \
	loop invariant messages: messages_valid; \
	loop invariant replies: replies_valid; \
	loop invariant events: events_valid; \
	loop invariant states: states_valid; \
	loop invariant running: running_valid; \
	loop invariant next: next_valid; \
	loop invariant clock: clock_valid
#define PURE \
	assigns \nothing; \
	exits never: 0 == 1
/* All that the kernel may change. */
#define STATE kernel, task_states[0 .. 15], point_values[0 .. 254], rate_states[0 .. 254], automaton_states[0 .. 254], task_memory, task_frame[0 .. 7], task_object[0 .. 9]
/* Who is in an activation stays so, and no more or less marked as runnable. */
#define READY_STAYS \
	ensures ready: \forall integer i; is_index(i) && \old(task_states[i].condition) == TASK_READY ==> \
	  task_states[i].condition == TASK_READY && kernel.runnable[rank_of(i)] == \old(kernel.runnable[rank_of(i)])
/* The same between two statements. */
#define READY_STAYED \
	(\forall integer i; is_index(i) && \at(task_states[i].condition, Pre) == TASK_READY ==> \
	  task_states[i].condition == TASK_READY && kernel.runnable[rank_of(i)] == \at(kernel.runnable[rank_of(i)], Pre))
/* Who serves whom stays so. */
#define SERVING_STAYS \
	ensures whom: \forall integer i; is_index(i) ==> task_states[i].serving == \old(task_states[i].serving)
/* What each task is in, and whom it serves. */
#define TASKS_STAY \
	ensures tasks: \forall integer i; is_index(i) ==> \
	  task_states[i].condition == \old(task_states[i].condition) && task_states[i].serving == \old(task_states[i].serving)
/* Nor is any other task in anything else. */
#define OTHERS_STAY(task) \
	ensures others: \forall integer i; is_index(i) && i != index_of(task) ==> \
	  task_states[i].condition == \old(task_states[i].condition)
/* Nor does any other task serve anybody else. */
#define OTHERS_SERVE(task) \
	ensures whom: \forall integer i; is_index(i) && i != index_of(task) ==> \
	  task_states[i].serving == \old(task_states[i].serving)
/* What each task is in. */
#define CONDITIONS_STAY \
	ensures conditions: \forall integer i; is_index(i) ==> task_states[i].condition == \old(task_states[i].condition)
/* What each task has asked for, and where it is answered. */
#define CALLS_STAY \
	ensures asked: \forall integer i; is_index(i) ==> task_states[i].packed == \old(task_states[i].packed); \
	ensures lies: \forall integer i; is_index(i) ==> task_states[i].buffer == \old(task_states[i].buffer); \
	ensures stack: \forall integer i; is_index(i) ==> \
	  task_states[i].context.stack == \old(task_states[i].context.stack)
/* No other task is more or less marked. */
#define MARKS_STAY(task) \
	ensures marks: \forall integer r; 0 <= r <= 16 && r != \old(task->rank) ==> \
	  kernel.runnable[r] == \old(kernel.runnable[r])
/* What bulkhead_reply_wait is to answer before it waits, if anything. */
#define IS_ABOUT_TO_REPLY(task, length) (length == BULKHEAD_NO_REPLY || task_states[index_of(task)].serving != NO_TASK)
/* r0..r3, r12, ... of the running task. */
#define ARGUMENTS_VALID arguments == &task_frame[0]
/* Its annotations name the predicates above. */
#include "../monitor.h"
#endif
