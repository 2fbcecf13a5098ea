"""
gdb on TypeScript lines. `source` it in a session on a firmware.elf; `bulkhead debug` does.

  info locals, backtrace   in the names of the source, enums by name
  ts EXPRESSION            a variable, field or element of the source; alone: all module variables of the task
  $ts("EXPRESSION")        the same as a value, for conditions: break control.ts:17 if $ts("low") > 5
  info tasks               the compartments, and which one runs
"""

import os
import sys

import gdb

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import expressions  # noqa: E402
import names  # noqa: E402
import values  # noqa: E402
from gdb.FrameDecorator import FrameDecorator  # noqa: E402

image = names.Image(gdb.current_progspace().filename)
chosen = None


def frame_now():
    try:
        return gdb.selected_frame()
    except gdb.error:
        return None


def task_of(frame):
    return image.task_at(frame.pc()) if frame is not None else None


def task_now():
    """The task whose code is looked at; else the one that was chosen."""
    return task_of(frame_now()) or chosen


def function_of(task, frame):
    function = frame.function()
    return task.functions.get(function.name) if task and function else None


# Begins text that is shown as it stands: gdb would put quotes around it.
BARE = "\1"


class Variable:
    """For frame decorators: a name of the source and its value. Text for what C would show as a bare number."""

    def __init__(self, task, name, value, kind):
        self.name = name
        plain = isinstance(kind, str) and kind not in ("string", "boolean") and not isinstance(value, (values.View, values.NotYetSet))
        self.shown = value if plain else gdb.Value(BARE + values.show(task, value, kind))

    def symbol(self):
        return self.name

    def value(self):
        return self.shown


class TypeScriptFrame(FrameDecorator):
    def __init__(self, base, task, entry):
        super().__init__(base)
        self.task = task
        self.entry = entry

    def function(self):
        return self.entry["name"]

    def _variables(self, arguments):
        known = expressions.variables(self.task, self.inferior_frame())
        return [Variable(self.task, name, value, kind) for name, value, kind, parameter in known if parameter == arguments]

    def frame_args(self):
        return self._variables(True) or None

    def frame_locals(self):
        return self._variables(False) or None


class TypeScriptFrames:
    """Frames in TypeScript names; what lies outside of the outermost of them (the task's activation loop in C) is left out."""

    def __init__(self):
        self.name = "bulkhead"
        self.priority = 100
        self.enabled = True
        gdb.current_progspace().frame_filters[self.name] = self

    def filter(self, frames):
        decorated = []
        inner = None
        last = -1
        for each in frames:
            frame = each.inferior_frame()
            task = task_of(frame)
            # Below the first function of a task there is nothing: its stack begins there.
            if decorated and task is not inner and inner is not None:
                break
            inner = task
            entry = function_of(task, frame)
            if entry is not None:
                each = TypeScriptFrame(each, task, entry)
                last = len(decorated)
            decorated.append(each)
        return iter(decorated[: last + 1] if last >= 0 else decorated)


class InfoLocals(gdb.Command):
    """The variables of the frame in the names of the source, parameters too."""

    def __init__(self):
        super().__init__("info locals", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        frame = frame_now()
        if frame is None:
            raise gdb.GdbError("No frame selected.")
        task = task_of(frame)
        if function_of(task, frame) is not None:
            shown = [(name, values.show(task, value, kind)) for name, value, kind, _ in expressions.variables(task, frame)]
        else:
            shown = [(symbol.name, symbol.value(frame).format_string()) for symbol in self._symbols(frame)]
        seen = set()
        for name, text in shown:
            if name in seen:
                continue
            seen.add(name)
            gdb.write("%s = %s\n" % (name, text))
        if not shown:
            gdb.write("No locals.\n")

    @staticmethod
    def _symbols(frame):
        block = frame.block()
        while block is not None:
            for symbol in block:
                if symbol.is_variable and not symbol.is_argument:
                    yield symbol
            if block.function is not None:
                return
            block = block.superblock


class InfoTasks(gdb.Command):
    """The compartments of the image; * before the one whose code is looked at."""

    def __init__(self):
        super().__init__("info tasks", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        here = task_now()
        for task in image.tasks:
            first = task.flash["base"]
            gdb.write(
                "%s %-12s %-14s code 0x%08x..0x%08x\n"
                % ("*" if task is here else " ", task.name, task.entry, first, first + task.flash["size"] - 1)
            )
        if not image.tasks:
            gdb.write("This image does not say which tasks it holds.\n")


class TypeScript(gdb.Command):
    """A variable of the source: ts low, ts filling.state, ts queue[head].kind. Alone: all module variables of the task."""

    def __init__(self):
        super().__init__("ts", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        task = task_now()
        if task is None or not task.is_typescript:
            raise gdb.GdbError("this is no TypeScript task's code: stop in one, or choose one with `bulkhead debug --task`")
        if argument.strip() == "":
            for module, name, value, kind in expressions.module_variables(task):
                gdb.write("%s: %s = %s\n" % (module, name, values.show(task, value, kind)))
            return
        try:
            value, kind = expressions.evaluate(task, task_of(frame_now()) and frame_now(), argument, shown=True)
        except expressions.Unknown as error:
            raise gdb.GdbError(str(error)) from None
        gdb.write("%s = %s\n" % (argument.strip(), values.show(task, value, kind)))


class TypeScriptFunction(gdb.Function):
    """$ts("EXPRESSION"): the value of a variable of the source."""

    def __init__(self):
        super().__init__("ts")

    def invoke(self, text):
        task = task_now()
        if task is None:
            raise gdb.GdbError("this is no TypeScript task's code")
        try:
            value, _ = expressions.evaluate(task, frame_now(), text.string())
        except expressions.Unknown as error:
            raise gdb.GdbError(str(error)) from None
        if isinstance(value, values.View):
            return value.pointer
        return int(value) if isinstance(value, values.Known) else value


class ChooseTask(gdb.Command):
    """bulkhead-task NAME: look up names in this task, and stop once at the first line of its scan."""

    def __init__(self):
        super().__init__("bulkhead-task", gdb.COMMAND_RUNNING)

    def invoke(self, argument, from_tty):
        global chosen
        task = image.task_named(argument.strip())
        if task is None:
            raise gdb.GdbError("there is no task '%s'" % argument.strip())
        chosen = task
        scan = task.scan()
        if scan is None:
            raise gdb.GdbError("task '%s' has no scan in TypeScript to stop at" % task.name)
        gdb.Breakpoint(scan[0], temporary=True)


class Shown:
    """For gdb's pretty-printing: text."""

    def __init__(self, text):
        self.text = text

    def to_string(self):
        return self.text


def printer_of(value):
    """What gdb itself prints, when it stops: bytes as numbers, what may be null as its value; and text for a frame's arguments."""
    kind = value.type.strip_typedefs()
    if kind.code == gdb.TYPE_CODE_INT and kind.sizeof == 1 and kind.name != "char":
        return Shown(str(int(value)))
    if kind.code == gdb.TYPE_CODE_ARRAY and kind.target().sizeof == 1 and kind.target().code == gdb.TYPE_CODE_INT:
        text = value.string(errors="replace")
        return Shown(text[len(BARE) :]) if text.startswith(BARE) else None
    if kind.code == gdb.TYPE_CODE_STRUCT and [field.name for field in kind.fields()] == ["present", "value"]:
        return Shown(value["value"].format_string() if value["present"] else "null")
    return None


gdb.pretty_printers.append(printer_of)
TypeScriptFrames()
InfoLocals()
InfoTasks()
TypeScript()
TypeScriptFunction()
ChooseTask()
gdb.execute("set print frame-arguments all")
# A step goes from line to line of the source, not into the checks of the runtime or the system calls.
for pattern in ("*/compiler/runtime/*", "*/kernel/user/*", "*/kernel/include/*"):
    gdb.execute("skip -gfile %s" % pattern, to_string=True)
