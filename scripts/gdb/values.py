"""Values as TypeScript shows them: `{ state: 'run', mode: Mode.fast }`. A value comes with its type of the names table, see compiler/emit/debug.ts."""

import struct

import gdb

deepest = 3
longest = 32
gone = "<optimized out>"


class NotYetSet:
    """A local on the line of its declaration: what is in its place is of something else."""

    text = "<not yet set>"


class View:
    """An array parameter or subarray: pointer and length, as two variables of C."""

    def __init__(self, pointer, length):
        self.pointer = pointer
        self.length = length


class Known:
    """A constant that GCC keeps in no memory: its value from the names table."""

    is_optimized_out = False

    def __init__(self, json):
        self.json = json

    def __getitem__(self, key):
        return Known(self.json[key])

    def __int__(self):
        return int(self.json)

    def __float__(self):
        return float(self.json)

    def string(self):
        return self.json

    def format_string(self):
        return str(self.json)


def show(task, value, kind, depth=0):
    """Text of a value; what the table does not know is shown as gdb would."""
    try:
        return _show(task, value, kind, depth)
    except (gdb.error, gdb.MemoryError) as error:
        return "<%s>" % error


def _show(task, value, kind, depth):
    if isinstance(value, NotYetSet):
        return value.text
    if isinstance(value, View):
        if value.pointer.is_optimized_out or value.length.is_optimized_out:
            return gone
        return _list(task, lambda index: value.pointer[index], int(value.length), kind["view"], depth)
    if value.is_optimized_out:
        return gone
    if isinstance(kind, str):
        return _scalar(value, kind)
    if "enum" in kind:
        return enum_text(task.enums.get(kind["enum"]), int(value))
    if "array" in kind:
        return _list(task, lambda index: value[index], kind["length"], kind["array"], depth)
    if "struct" in kind:
        return _object(task, value, kind["struct"], depth)
    if "nullable" in kind:
        return _nullable(task, value, kind["nullable"], depth)
    if "reference" in kind:
        if int(value) == 0:
            return "null"
        to = kind["reference"]
        # A reference to an array is a pointer to its first element.
        if isinstance(to, dict) and "array" in to:
            return _list(task, lambda index: value[index], to["length"], to["array"], depth)
        return _show(task, value.dereference(), to, depth)
    return value.format_string()


def _nullable(task, value, kind, depth):
    # A reference may be a null pointer; anything else has a tag beside it.
    if isinstance(kind, dict) and "reference" in kind:
        return _show(task, value, kind, depth)
    return _show(task, value["value"], kind, depth) if int(value["present"]) else "null"


def _scalar(value, kind):
    if kind == "boolean":
        return "true" if int(value) else "false"
    if kind == "string":
        return "'%s'" % value.string() if isinstance(value, Known) or int(value) else "null"
    if kind in ("f32", "f64"):
        return float_text(float(value), kind)
    if kind in ("i64", "u64"):
        return "%dn" % int(value)
    if kind[:1] in "iu" and kind[1:].isdigit():
        return "%d" % int(value)
    return value.format_string()


def float_text(number, kind):
    """The shortest text that reads back as the same number of its width, as JavaScript's String does."""
    if number != number:
        return "NaN"
    if number in (float("inf"), float("-inf")):
        return "Infinity" if number > 0 else "-Infinity"
    text = repr(number)
    if kind == "f32":
        same = lambda candidate: struct.pack("<f", float(candidate)) == struct.pack("<f", number)
        text = next(candidate for candidate in ("%.*g" % (digits, number) for digits in range(1, 18)) if same(candidate))
        text = repr(float(text))
    return text[:-2] if text.endswith(".0") else text


def enum_text(enum, number):
    if enum is None:
        return str(number)
    member = next((each["name"] for each in enum["members"] if each["value"] == number), None)
    if member is None:
        return "%s(%d)" % (enum["name"], number)
    return "'%s'" % member if enum["strings"] else "%s.%s" % (enum["name"], member)


def _list(task, at, length, kind, depth):
    if depth >= deepest:
        return "[…]"
    parts = [show(task, at(index), kind, depth + 1) for index in range(min(length, longest))]
    if length > longest:
        parts.append("… %d more" % (length - longest))
    return "[%s]" % ", ".join(parts)


def _object(task, value, tag, depth):
    entry = task.structs.get(tag)
    if entry is None:
        return value.format_string()
    if depth >= deepest:
        return "{…}"
    there = fields_there(entry, value)
    if entry.get("tuple"):
        return "[%s]" % ", ".join(show(task, value[name], entry["fields"][name]["type"], depth + 1) for name in there)
    fields = ["%s: %s" % (entry["fields"][name]["name"], show(task, value[name], entry["fields"][name]["type"], depth + 1)) for name in there]
    text = "{ %s }" % ", ".join(fields) if fields else "{}"
    # A class by its name; a literal has none that the user gave.
    return "%s %s" % (entry["name"], text) if entry["name"][:1].isupper() else text


def fields_there(entry, value):
    """The fields that an object has, by their names in C: of a union those of the member that its tags say."""
    for member in entry.get("members", []):
        if all(int(value[name]) == tag for name, tag in member["tags"].items()):
            return [name for name in entry["fields"] if name in member["fields"]]
    return list(entry["fields"])
