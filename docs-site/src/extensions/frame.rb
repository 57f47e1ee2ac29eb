# The frame around every page: navigation before it, previous and next after it, both from one list (attribute nav).
require 'asciidoctor'
require 'asciidoctor/extensions'

module Frame
  Page = Struct.new(:group, :name, :title)

  def self.pages document
    group = nil
    pages = []
    File.readlines((document.attr 'nav'), chomp: true, encoding: 'UTF-8').each do |line|
      case line.strip
      when '', /^#/ then next
      when /^\[(.+)\]$/ then group = $1
      when /^(\S+)\s+(.+)$/ then pages << (Page.new group, $1, $2)
      end
    end
    pages
  end

  # Every page is in the list and every line of the list is a page; a warning fails the build.
  def self.check pages, document
    unless pages.any? {|page| page.name == (document.attr 'docname') }
      document.logger.warn %(#{document.attr 'docname'}.adoc is not in nav.txt, so nobody finds it)
    end
    pages.each do |page|
      unless File.file? File.join document.base_dir, %(#{page.name}.adoc)
        document.logger.warn %(nav.txt names #{page.name}, but there is no #{page.name}.adoc)
      end
    end
  end

  def self.text string
    string.gsub('&', '&amp;').gsub('<', '&lt;').gsub('>', '&gt;')
  end

  class Head < Asciidoctor::Extensions::DocinfoProcessor
    use_dsl
    at_location :header

    def process document
      here = document.attr 'docname'
      pages = Frame.pages document
      Frame.check pages, document
      groups = pages.chunk_while {|a, b| a.group == b.group }.map do |group|
        links = group.map do |page|
          current = page.name == here ? ' aria-current="page"' : ''
          %(<li><a href="#{page.name}.html"#{current}>#{Frame.text page.title}</a></li>)
        end
        %(<h2>#{Frame.text group.first.group.to_s}</h2>\n<ul>\n#{links.join "\n"}\n</ul>)
      end
      <<~HTML
      <a class="skip" href="#content">Skip to the text</a>
      <div id="bar">
      <a class="brand" href="index.html">Azure Plan SDK <span>for Java</span></a>
      <span><a class="jump" href="#nav">Pages</a> <a href="api/index.html">Javadoc</a></span>
      </div>
      <nav id="nav" aria-label="Pages">
      #{groups.join "\n"}
      <h2>Reference</h2>
      <ul>
      <li><a href="api/index.html">Javadoc</a></li>
      </ul>
      </nav>
      HTML
    end
  end

  class Foot < Asciidoctor::Extensions::DocinfoProcessor
    use_dsl
    at_location :footer

    def process document
      pages = Frame.pages document
      at = pages.index {|page| page.name == (document.attr 'docname') }
      previous = at && at > 0 ? pages[at - 1] : nil
      following = at ? pages[at + 1] : nil
      links = []
      links << %(<a rel="prev" href="#{previous.name}.html">#{Frame.text previous.title}</a>) if previous
      links << %(<a rel="next" href="#{following.name}.html">#{Frame.text following.title}</a>) if following
      walk = links.empty? ? '' : %(<div class="walk">#{links.join}</div>\n)
      %(#{walk}<footer>Azure Plan SDK for Java #{document.attr 'project-version'}. Apache License 2.0. Not made or endorsed by Microsoft.</footer>)
    end
  end
end

Asciidoctor::Extensions.register do
  docinfo_processor Frame::Head
  docinfo_processor Frame::Foot
end
