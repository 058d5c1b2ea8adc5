"""What a test sets from outside: the time, which calls are throttled, and whether Fargate has room for a task."""
import json
from datetime import datetime, timezone

from moto.core.utils import utcnow
from moto.ecs.exceptions import ECSException
from moto.moto_api._internal import urls

_set = {}


class ThrottlingException(ECSException):
    code = "ThrottlingException"

    def __init__(self):
        super().__init__("Rate exceeded")


def now():
    """Real time, unless a test has stopped it; in UTC, without a zone, as moto has it."""
    stopped = _set.get("now")
    return utcnow() if stopped is None else datetime.fromtimestamp(stopped, timezone.utc).replace(tzinfo=None)


def refuse_if_throttled(operation):
    if operation in _set.get("throttled", []):
        raise ThrottlingException()


def has_capacity():
    return _set.get("capacity", True)


def set_controls(request, _url, _headers):
    """POST {"now": seconds since 1970, "throttled": [operations], "capacity": bool}; what is left out is as in AWS."""
    _set.clear()
    _set.update(json.loads(request.data))
    return 200, {}, "{}"


def fill():
    urls.url_paths["{0}/moto-api/slipway/controls"] = set_controls
