"""A folder with just the files wanted."""

from reportctl.rendering import font_cache


def test_a_shelf_holds_just_the_files_and_is_made_once(tmp_path, monkeypatch):
    monkeypatch.setattr(font_cache, "_cache", lambda: tmp_path / "cache")
    files = tuple(tmp_path / name for name in ("a.ttf", "b.ttf"))
    for file in files:
        file.write_text(file.name)
    made = font_cache.shelve(files)
    assert sorted(p.name for p in made.iterdir()) == ["a.ttf", "b.ttf"]
    assert font_cache.shelve(files) == made
    files[0].write_text("changed, longer")
    assert font_cache.shelve(files) != made


def test_where_links_are_forbidden_files_are_copied(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError

    monkeypatch.setattr(font_cache, "_cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(font_cache.Path, "symlink_to", refuse)
    (tmp_path / "a.ttf").write_text("font")
    made = font_cache.shelve((tmp_path / "a.ttf",))
    assert not (made / "a.ttf").is_symlink()
    assert (made / "a.ttf").read_text() == "font"
