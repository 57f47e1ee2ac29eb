# The frame around every page: bar, navigation, contents, previous and next, search. The navigation is one list (attribute nav).
require 'asciidoctor'
require 'asciidoctor/extensions'

module Frame
  Page = Struct.new :group, :name, :title

  # Three lines, each longer than the one above: plan, subscription, meter.
  MARK = '<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M4 5h9M4 12h12M4 19h16"/><circle cx="18" cy="5" r="2"/></svg>'

  # Before the first paint, so that a chosen theme does not flash.
  THEME = %q[<script>try{var t=localStorage.getItem('azureplan-theme');if(t)document.documentElement.dataset.theme=t}catch(e){}document.documentElement.classList.add('scripted')</script>]

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
    string.gsub('&', '&amp;').gsub('<', '&lt;').gsub('>', '&gt;').gsub('"', '&quot;').gsub(/(?<=\w)'(?=\w)/, '’')
  end

  def self.plain html
    html.gsub(/<[^>]+>/, '')
  end

  class Start < Asciidoctor::Extensions::DocinfoProcessor
    use_dsl
    at_location :head

    def process _document
      THEME
    end
  end

  class Head < Asciidoctor::Extensions::DocinfoProcessor
    use_dsl
    at_location :header

    def process document
      here = document.attr 'docname'
      pages = Frame.pages document
      Frame.check pages, document
      current = pages.find {|page| page.name == here }
      groups = pages.chunk_while {|a, b| a.group == b.group }.map do |group|
        links = group.map do |page|
          mark = page.name == here ? ' aria-current="page"' : ''
          %(<li><a href="#{page.name}.html"#{mark}>#{Frame.text page.title}</a></li>)
        end
        %(<h2>#{Frame.text group.first.group.to_s}</h2>\n<ul>\n#{links.join "\n"}\n</ul>)
      end
      <<~HTML
      <a class="skip" href="#content">Skip to the text</a>
      <header id="bar">
      <button id="menu" type="button" aria-controls="nav" aria-expanded="false">Pages</button>
      <a class="brand" href="index.html">#{MARK}<span>Azure Plan SDK <i>for Java</i></span></a>
      <button id="find" type="button" aria-haspopup="dialog"><span>Search</span><kbd>/</kbd></button>
      <a class="api" href="api/index.html">API</a>
      <button id="theme" type="button" title="Light or dark"><span class="away">Switch between light and dark</span></button>
      </header>
      <nav id="nav" aria-label="Pages">
      #{groups.join "\n"}
      <h2>API</h2>
      <ul>
      <li><a href="api/index.html">Javadoc</a></li>
      </ul>
      </nav>
      #{contents document}
      #{current && here != 'index' ? %(<p id="where">#{Frame.text current.group.to_s}</p>) : ''}
      HTML
    end

    private

    def contents document
      return '' if document.sections.size < 2
      items = document.sections.map do |section|
        below = section.sections.map {|it| %(<li>#{link it}</li>) }
        %(<li>#{link section}#{below.empty? ? '' : %(<ul>#{below.join}</ul>)}</li>)
      end
      %(<nav id="toc" aria-label="On this page">\n<h2>On this page</h2>\n<ul>\n#{items.join "\n"}\n</ul>\n</nav>)
    end

    def link section
      %(<a href="##{section.id}">#{section.title.gsub(%r{</?a\b[^>]*>}, '')}</a>)
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
      links << step('prev', 'Before', previous) if previous
      links << step('next', 'Next', following) if following
      walk = links.empty? ? '' : %(<nav class="walk" aria-label="Previous and next">#{links.join}</nav>\n)
      <<~HTML
      #{walk}<footer>Azure Plan SDK for Java #{document.attr 'project-version'}. Apache License 2.0. Not made or endorsed by Microsoft.</footer>
      <dialog id="search" aria-label="Search">
      <form method="dialog"><input id="query" type="search" placeholder="A question, a type, an error code" aria-label="Search pages and API" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="hits"><button>Close</button></form>
      <ul id="hits" role="listbox" aria-label="Results"></ul>
      <p id="said" aria-live="polite"></p>
      </dialog>
      <script src="_/search.js"></script>
      <script src="_/site.js"></script>
      HTML
    end

    private

    def step rel, word, page
      %(<a rel="#{rel}" href="#{page.name}.html"><small>#{word}</small>#{Frame.text page.title}</a>)
    end
  end

  # Wide things scroll by themselves, also by keyboard; colours of code are the style sheet's alone.
  class Finish < Asciidoctor::Extensions::Postprocessor
    def process _document, html
      html
        .gsub(%r{<link rel="stylesheet" href="[^"]*rouge[^"]*">\n?}, '')
        .gsub(/<table class="tableblock/, '<div class="wide" tabindex="0"><table class="tableblock')
        .gsub(%r{(<table class="tableblock.*?)</table>}m) { %(#{breakable $1}</table></div>) }
        .gsub('<pre class="rouge', '<pre tabindex="0" class="rouge')
    end

    private

    # A long name in a narrow column breaks between its words.
    def breakable table
      table.gsub %r{<code>([^<]*)</code>} do
        %(<code>#{$1.gsub(%r{(?<=[/._])(?=\w)|(?<=[a-z])(?=[A-Z])}, '<wbr>')}</code>)
      end
    end
  end
end

Asciidoctor::Extensions.register do
  docinfo_processor Frame::Start
  docinfo_processor Frame::Head
  docinfo_processor Frame::Foot
  postprocessor Frame::Finish
end
