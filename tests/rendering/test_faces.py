"""Known font files are found in a system's folders, in whatever letters."""

from reportctl.rendering import faces


def test_finds_known_files_in_folders_below(tmp_path, monkeypatch):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("deep/er/SIMFANG.TTF", "deep/simhei.ttf", "other.ttf"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setattr(faces, "system_folders", lambda: (tmp_path, tmp_path / "absent"))
    faces.system_files.cache_clear()
    assert sorted(faces.system_files()) == ["simfang.ttf", "simhei.ttf"]
    faces.system_files.cache_clear()


def test_each_system_has_its_own_folders(monkeypatch):
    told = set()
    for platform in ("win32", "darwin", "linux"):
        monkeypatch.setattr(faces.sys, "platform", platform)
        told.add(faces.system_folders())
    assert len(told) == 3
    assert all(len(folders) >= 2 for folders in told)


def test_every_role_ends_in_a_font_of_ours():
    assert {role.ours.partition(" ")[0] for role in faces.ROLES.values()} == {"Reportctl"}
