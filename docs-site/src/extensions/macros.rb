# Short words for authors: api:plans.AzurePlan#suspend[] links to the Javadoc, drawing::lifecycle[] shows src/drawings/lifecycle.svg.
# What does not exist is a warning, and a warning fails the build.
require 'asciidoctor'
require 'asciidoctor/extensions'

module Macros
  ROOT = 'io.github.azureplan/io/github/azureplan'

  # api:plans[] a package, api:plans.AzurePlan[] a type, api:plans.AzurePlan#suspend[] a member: the first of its name, or
  # the one of api:plans.AzurePlan#suspend(CallOptions)[]. The root package's types have no prefix: api:AzurePlanClient[].
  class Api < Asciidoctor::Extensions::InlineMacroProcessor
    use_dsl
    named :api
    @@ids = {}

    def process parent, target, attributes
      name, member = target.split '#', 2
      below = name.split('.').take_while {|part| part.match?(/\A[a-z]/) }
      type = name.split('.').drop(below.size).join '.'
      file = [ROOT, *below, type.empty? ? 'package-summary.html' : %(#{type}.html)].join '/'
      ids = ids_of File.join (parent.document.attr 'apidocs'), file
      anchor = member && ids ? (ids.find {|id| names? id, member }) : nil
      if ids.nil?
        parent.logger.warn %(api:#{target}[]: the Javadoc has no #{file})
      elsif member && anchor.nil?
        parent.logger.warn %(api:#{target}[]: the Javadoc of #{name} has no member #{member})
      end
      href = %(api/#{file}#{anchor ? %(##{anchor}) : ''})
      text = attributes['text'] || attributes[1] || default_text(name, type, member, anchor)
      node = create_inline parent, :quoted, text, type: (attributes['text'] || attributes[1] ? :unquoted : :monospaced)
      create_inline parent, :anchor, node.convert, type: :link, target: href, attributes: { 'role' => 'api' }
    end

    private

    def names? id, member
      member.include?('(') ? id.gsub(/[\w.]+\.(\w+)/, '\1') == member : id == member || (id.start_with? member + '(')
    end

    def default_text name, type, member, anchor
      return name if type.empty?
      member ? %(#{type}.#{member[/\A\w+/]}#{anchor.to_s.include?('(') ? '()' : ''}) : type
    end

    def ids_of path
      @@ids.fetch path do
        @@ids[path] = (File.file? path) ? (File.read path, encoding: 'UTF-8').scan(/ id="([^"]+)"/).flatten : nil
      end
    end
  end

  # An SVG in the page itself, so that it takes the colours of the theme.
  class Drawing < Asciidoctor::Extensions::BlockMacroProcessor
    use_dsl
    named :drawing
    positional_attributes 'caption'

    def process parent, target, attributes
      path = File.join (parent.document.attr 'drawings'), %(#{target}.svg)
      unless File.file? path
        parent.logger.warn %(drawing::#{target}[]: there is no #{target}.svg among the drawings)
        return nil
      end
      caption = attributes['caption'] ? %(\n<figcaption>#{attributes['caption']}</figcaption>) : ''
      svg = (File.read path, encoding: 'UTF-8').strip
      create_pass_block parent, %(<figure class="drawing" id="drawing-#{target}"><div tabindex="0">\n#{svg}\n</div>#{caption}\n</figure>), attributes
    end
  end
end

Asciidoctor::Extensions.register do
  inline_macro Macros::Api
  block_macro Macros::Drawing
end
