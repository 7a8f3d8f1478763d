import json

from app.view_models.jsonp import jsonp


def test_line_ends_that_a_script_has_and_json_has_not_are_escaped() -> None:
    body = json.dumps({"title": "a\u2028b\u2029c"}, ensure_ascii=False)

    script = jsonp("cb", body)

    assert script.isprintable()
    assert json.loads(script.removeprefix("cb(").removesuffix(");")) == json.loads(body)
