// Each build's list against its expected.txt: one groupId:artifactId a line, without versions.
def wrong = []
def builds = basedir.listFiles().findAll { new File(it, 'expected.txt').isFile() }
assert !builds.isEmpty()
builds.each { build ->
    def expected = new File(build, 'expected.txt').readLines().findAll { it && !it.startsWith('#') } as Set
    // "   group:artifact:jar:version:scope -- module …"
    def along = new File(build, 'target/along.txt').readLines()
            .collect { it =~ /^\s+([^:\s]+:[^:\s]+):[^\s]+:(?:compile|runtime)\b/ }
            .findAll { it.find() }
            .collect { it.group(1) } as Set
    (along - expected).each { wrong << "with ${build.name} there comes $it, which nobody asked for" }
    (expected - along).each { wrong << "with ${build.name} there doesn't come $it, which its expected.txt lists" }
}
assert wrong.isEmpty() : '\n' + wrong.join('\n')
return true
