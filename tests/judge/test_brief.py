"""The case the room was built for: four voices, no start, one origin (an invented twin of it)."""

import pytest
from small import K, at, clause, docket, incident, part, reading, start, town

from holdfire.judge import hinge, judge, roll_up
from holdfire.record import Tri, Word
