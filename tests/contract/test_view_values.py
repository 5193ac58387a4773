"""What outputs are made from: small frozen values that can be told apart by their bytes."""

import dataclasses

from pydantic_core import to_json

from coalition.core.outputs import DataOutput, FileOutput, PageOutput
from coalition.core.plan import check_outputs
from coalition.core.views.site_view import site_view


def test_every_view_is_frozen_and_slotted(demonstration):
    views = [demonstration.view(one) for one in demonstration.outputs if isinstance(one, PageOutput)]
    views.append(site_view(demonstration.site, {one.path for one in demonstration.outputs}))
    loose = {
        type(view).__name__
        for view in views
        if not (dataclasses.is_dataclass(view) and view.__dataclass_params__.frozen)
        or not hasattr(type(view), "__slots__")
    }
    assert loose == set()


def test_every_view_can_be_told_by_its_bytes(demonstration):
    for output in demonstration.outputs:
        if isinstance(output, PageOutput):
            assert to_json(demonstration.view(output)).startswith(b"{")
        elif isinstance(output, DataOutput):
            assert to_json(demonstration.view(output))


def test_every_output_says_where_it_comes_from(demonstration, root):
    for output in demonstration.outputs:
        assert (root / output.origin.path).exists() or output.origin.path.startswith("theme"), output
        assert not isinstance(output, FileOutput) or output.source.is_file()


def test_the_outputs_of_the_demonstration_fit_together(demonstration):
    assert list(check_outputs(demonstration.outputs)) == []


def test_views_are_the_same_when_they_are_made_again(demonstration):
    from coalition.news import outputs

    first = [
        to_json(demonstration.view(one)) for one in outputs(demonstration.site) if isinstance(one, PageOutput)
    ]
    again = [
        to_json(demonstration.view(one)) for one in outputs(demonstration.site) if isinstance(one, PageOutput)
    ]
    assert first == again
