# Writes _/search-index.js: one entry for each section of each page, each type and each member of the Javadoc. It is a
# script and not JSON, because a page opened from disk may not fetch a file.
require 'asciidoctor'
require 'asciidoctor/extensions'
require 'cgi'
require 'fileutils'
require 'json'

module SearchIndex
  # page => [[address, title of the page, heading, text], ...]
  SECTIONS = {}

  # Tags inside a line leave no gap: `find()</code>,` is one word and a comma.
  INLINE = %r{</?(?:a|b|code|em|i|span|strong|sup|sub|kbd|wbr)\b[^>]*>}

  def self.text html
    bare = html.gsub(%r{<(script|style|svg)\b.*?</\1>}m, ' ').gsub(INLINE, '').gsub(/<[^>]+>/, ' ')
    CGI.unescapeHTML(bare).gsub(/\s+/, ' ').strip
  end

  def self.sections name, html
    title = text html[%r{<h1>(.*?)</h1>}m, 1].to_s
    body = html[%r{<div id="content">(.*)</div>\s*(?:<nav class="walk"|<footer)}m, 1].to_s
    parts = body.split(%r{(<h[2-4] id="[^"]+">.*?</h[2-4]>)}m)
    description = CGI.unescapeHTML html[/<meta name="description" content="([^"]*)"/, 1].to_s
    entries = [[%(#{name}.html), title, '', %(#{description} #{text parts.first.to_s}).strip]]
    parts.drop(1).each_slice 2 do |heading, rest|
      id = heading[/ id="([^"]+)"/, 1]
      rest, rows = rows_of rest.to_s
      entries << [%(#{name}.html##{id}), title, (text heading), (text rest)]
      rows.each {|anchor, cells| entries << [%(#{name}.html##{anchor}), title, cells.first, (cells.drop 1).join(' · ')] }
    end
    entries
  end

  # Rows of a table that begin with an anchor are found by themselves; gives the rest of the text and those rows.
  def self.rows_of html
    rows = []
    rest = html.gsub %r{<tr>(?:(?!</tr>).)*?<a id="([^"]+)"></a>.*?</tr>}m do |row|
      rows << [$1, (row.scan(%r{<td[^>]*>(.*?)</td>}m).map {|cell| text cell.first })]
      ' '
    end
    [rest, rows]
  end

  # What the Javadoc says of itself: [package, type, first sentence, [[member, anchor if it is not the member], ...]].
  def self.api folder
    sentences = first_sentences folder
    members = (listed folder, 'member-search-index.js').group_by {|it| [it['p'], it['c']] }
    types = (listed folder, 'type-search-index.js').select {|it| it['p'] }
    types.sort_by {|it| [it['p'], it['l']] }.map do |it|
      own = members.fetch([it['p'], it['l']], []).map do |member|
        label = member['l'].gsub(/[\w.]+\.(\w+)/, '\1')
        anchor = member['u'] || member['l']
        label == anchor ? [label] : [label, anchor]
      end
      [it['p'], it['l'], sentences.fetch(%(#{it['p'].tr '.', '/'}/#{it['l']}.html), ''), own.sort]
    end
  end

  def self.listed folder, file
    JSON.parse (File.read (File.join folder, file), encoding: 'UTF-8')[/\[.*\]/m]
  end

  def self.first_sentences folder
    found = {}
    Dir.glob(File.join folder, 'io.github.azureplan/**/package-summary.html').sort.each do |page|
      below = (File.dirname page).delete_prefix %(#{folder}/io.github.azureplan/)
      html = File.read page, encoding: 'UTF-8'
      html.scan(%r{<a href="(\w[\w.]*\.html)" title="[^"]*">[^<]*</a>.*?</div>\s*<div class="col-last[^"]*">(.*?)</div>}m) do |file, cell|
        found[%(#{below}/#{file})] = text cell
      end
    end
    found
  end

  # Pages come one by one; the last of the list writes the file, in the order of the list.
  class Collect < Asciidoctor::Extensions::Postprocessor
    def process document, html
      SECTIONS[document.attr 'docname'] = SearchIndex.sections (document.attr 'docname'), html
      names = (Frame.pages document).map(&:name)
      write document, names if names.all? {|name| SECTIONS.key? name }
      html
    end

    private

    def write document, names
      index = { pages: names.flat_map {|name| SECTIONS[name] }, api: SearchIndex.api(document.attr 'apidocs') }
      folder = File.join (document.attr 'outdir'), '_'
      FileUtils.mkdir_p folder
      File.write (File.join folder, 'search-index.js'), %(window.azurePlanIndex = #{JSON.generate index};\n), encoding: 'UTF-8'
    end
  end
end

Asciidoctor::Extensions.register do
  postprocessor SearchIndex::Collect
end
