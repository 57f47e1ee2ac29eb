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

  def self.text html
    CGI.unescapeHTML(html.gsub(%r{<(script|style|svg)\b.*?</\1>}m, ' ').gsub(/<[^>]+>/, ' ')).gsub(/\s+/, ' ').strip
  end

  def self.sections name, html
    title = text html[%r{<h1>(.*?)</h1>}m, 1].to_s
    body = html[%r{<div id="content">(.*)</div>\s*(?:<nav class="walk"|<footer)}m, 1].to_s
    parts = body.split(%r{(<h[2-4] id="[^"]+">.*?</h[2-4]>)}m)
    entries = [[%(#{name}.html), title, '', (text parts.first.to_s)]]
    parts.drop(1).each_slice 2 do |heading, rest|
      id = heading[/ id="([^"]+)"/, 1]
      entries << [%(#{name}.html##{id}), title, (text heading), (text rest.to_s)]
    end
    entries
  end

  # What the Javadoc says of itself: [address, kind, package, name, first sentence].
  def self.api folder
    sentences = first_sentences folder
    types = (listed folder, 'type-search-index.js').select {|it| it['p'] }.map do |it|
      address = %(#{it['p'].tr '.', '/'}/#{it['l']}.html)
      [(api_address address), 'type', it['p'], it['l'], sentences.fetch(address, '')]
    end
    members = (listed folder, 'member-search-index.js').map do |it|
      [(api_address %(#{it['p'].tr '.', '/'}/#{it['c']}.html##{it['u'] || it['l']})), 'member', it['p'],
       %(#{it['c']}.#{it['l'].gsub(/[\w.]+\.(\w+)/, '\1')}), '']
    end
    types.sort + members.sort
  end

  def self.api_address rest
    %(api/io.github.azureplan/#{rest})
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
