"""What is measured: builds of Steplint, every Java at hand, and the peers that npm provides."""

import contextlib
import glob
import os
import shutil
import subprocess
import tempfile

from workloads import ROOT

HELLO = 'class Hello { public static void main(String[] words) { System.out.println("hello"); } }\n'
# As in bin/steplint, so that the two pay the same for their machine.
FLAGS = ["-Xlog:disable", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"]


def _build(tree):
    command = ["mvn", "-q", "-B", "-Dquick", "-Dmaven.test.skip=true", "-pl", "cli", "-am", "package"]
    subprocess.run(command, cwd=tree, check=True)
    return os.path.join(tree, "cli", "target", "steplint", "bin", "steplint")


@contextlib.contextmanager
def base(commit):
    """The launcher of a commit's build, in a worktree that goes away again."""
    folder = tempfile.mkdtemp()
    tree = os.path.join(folder, "tree")
    git = ["git", "-C", ROOT, "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", tree, commit], check=True)
    try:
        yield _build(tree)
    finally:
        subprocess.run([*git, "remove", "--force", tree], check=True)
        shutil.rmtree(folder)


def working_tree():
    """The launcher of the working tree's build."""
    return _build(ROOT)


def javas():
    """(home, version) of $JAVA_HOME, the Java on the PATH and those in /usr/lib/jvm, each once."""
    found = {}
    on_path = shutil.which("java")
    for java in [os.environ.get("JAVA_HOME", "") + "/bin/java", on_path or "", *sorted(glob.glob("/usr/lib/jvm/*/bin/java"))]:
        if os.access(java, os.X_OK):
            home = os.path.dirname(os.path.dirname(os.path.realpath(java)))
            with open(os.path.join(home, "release"), encoding="utf-8") as release:
                said = dict(line.strip().split("=", 1) for line in release if "=" in line)
            found.setdefault(home, said["JAVA_VERSION"].strip('"'))
    return list(found.items())


def hello(work):
    """A program that says hello, started from a jar with the flags of bin/steplint: home to command."""
    with open(os.path.join(work, "Hello.java"), "w", encoding="utf-8") as out:
        out.write(HELLO)
    subprocess.run(["javac", "--release", "17", "-d", work, os.path.join(work, "Hello.java")], check=True)
    return lambda home: [os.path.join(home, "bin", "java"), *FLAGS, "-cp", work, "Hello"]


def peers(work):
    """The linters that npm provides: name to what makes the command for a file."""
    if not shutil.which("npm"):
        print("no npm: the peers are left out")
        return {}
    packages = ["asl-validator@4.0.0", "@wmfs/statelint@1.30.0"]
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", work, *packages]
    subprocess.run(npm, cwd=work, check=True, stdout=subprocess.DEVNULL)
    binaries = os.path.join(work, "node_modules", ".bin")
    return {
        "asl-validator": lambda file: [os.path.join(binaries, "asl-validator"), "--json-path", file],
        "@wmfs/statelint": lambda file: [os.path.join(binaries, "statelint"), file],
    }
