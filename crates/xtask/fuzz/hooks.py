"""What Stadion adds to schemathesis: ids that exist, and a stricter reading of `default`.

The driver is fuzz.py, which also says in FUZZ_KNOWN where the ids of things that exist are.
"""

import json
import os
import zlib

import schemathesis
from schemathesis.core.failures import ServerError

with open(os.environ["FUZZ_KNOWN"], encoding="utf-8") as file:
    KNOWN = json.load(file)

# What surrounds every request may refuse any of them; everything else an operation names with its status.
# `crates/stadion/src/openapi.rs` says the same under `default`.
OF_EVERY_OPERATION = {
    "busy", "deadline", "cross_site", "method_not_allowed", "request_too_large",
}


# An export that somebody brings is bytes; what is generated is hardly ever a zip, and then has to be refused.
schemathesis.serializer.alias("application/zip", "application/octet-stream")


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Two of three requests ask for something that is there, chosen by what was generated, so that a seed repeats."""
    known = KNOWN.get(context.operation.path)
    if not known or not path_parameters:
        return path_parameters
    choice = zlib.crc32(repr(sorted(path_parameters.items())).encode())
    if choice % 3 == 0:
        return path_parameters
    return {**path_parameters, **known[choice // 3 % len(known)]}


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """A 503 that the operation names is an answer: a shop cannot be reached, or its codes have run out."""
    return not (isinstance(failure, ServerError) and str(response.status_code) in named_by(case))


def named_by(case):
    """The statuses that an operation names."""
    return case.operation.definition.raw.get("responses", {})


@schemathesis.check
def every_status_is_named(ctx, response, case):
    """A status that an operation does not name is one of the refusals that all share, and nothing else."""
    if str(response.status_code) in named_by(case):
        return
    try:
        code = json.loads(response.content)["code"]
    except (ValueError, KeyError, TypeError):
        code = None
    # Something in the address that is no id names nothing.
    if code == "not_found" and "{" in case.operation.path:
        return
    if code not in OF_EVERY_OPERATION:
        raise AssertionError(f"{response.status_code} {code} is not named by the operation")
