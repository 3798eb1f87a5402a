using System.Buffers;
using System.Globalization;
using System.Text;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Documents;

/// <summary>Parses documents, but first counts their tokens, and never goes deeper than the stack is sure to bear.</summary>
internal sealed class DocumentParser(GraphQLLimits limits)
{
    /// <summary>Parts of a document inside one another; the parser goes one call deeper for each.</summary>
    private const int MaxNesting = 128;

    /// <summary>Characters of a name or a number; errors repeat them, and what is longer means nothing.</summary>
    private const int MaxNameCharacters = 250;

    /// <summary>Characters of a text or a comment, as it is written; longer texts have a place in the variables.</summary>
    private const int MaxTextCharacters = 10_000;

    /// <summary>
    /// The parser's exceptions draw the line of a fault up to its column, one space at a time: 20,000 of them take 50 ms. What is
    /// wrong with a longer line than this must therefore be found without them.
    /// </summary>
    private const int MaxLineCharacters = 5_000;

    /// <summary>What may stand between tokens, and means nothing.</summary>
    private static readonly SearchValues<char> Ignored = SearchValues.Create(" \t\r\n,\uFEFF");

    /// <summary>Parses a text.</summary>
    /// <exception cref="GraphQLErrorException">It is beyond a limit, or it is no GraphQL and has a very long line.</exception>
    internal PreparedDocument Parse(string text) => new(DocumentHash.Of(text), text, SyntaxOf(text));

    private GraphQLDocument? SyntaxOf(string text)
    {
        if (text.Length > limits.DocumentCharacters) throw TooMuch($"A document has at most {limits.DocumentCharacters} characters.");
        var hasLongLine = HasLongLine(text);
        try
        {
            var tokens = hasLongLine ? new StringBuilder(text.Length) : null;
            ReadTokens(text, tokens);
            var options = new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = MaxNesting };
            if (tokens is not null) Parser.Parse(tokens.ToString(), options);
            var document = Parser.Parse(text, options);
            CheckDefinitions(document);
            return document;
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw TooMuch($"The parts of a document lie at most {MaxNesting} deep in one another.");
        }
        catch (GraphQLParserException)
        {
            // The engine says where the fault is, unless the line is too long for that.
            return hasLongLine ? throw new GraphQLErrorException(GraphQLErrorException.SyntaxError, "The document is no GraphQL.") : null;
        }
    }

    private void CheckDefinitions(GraphQLDocument document)
    {
        if (document.Definitions.Count(definition => definition is GraphQLFragmentDefinition) > limits.Fragments)
            throw TooMuch($"A document has at most {limits.Fragments} fragments.");
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        if (operations.Count > limits.Operations) throw TooMuch($"A document has at most {limits.Operations} operations.");
        if (operations.Sum(operation => operation.Variables?.Count ?? 0) > limits.Variables) throw TooMuch($"A document has at most {limits.Variables} variables.");
    }

    private static bool HasLongLine(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
            if (line.Length > MaxLineCharacters) return true;
        return false;
    }

    /// <summary>Counts the tokens. Each is read as if the document began with it, so that an error is reported at once.</summary>
    /// <param name="text">The document.</param>
    /// <param name="lines">Takes the tokens, each on a line of its own and without the contents of texts; null where nobody needs them.</param>
    private void ReadTokens(string text, StringBuilder? lines)
    {
        var position = 0;
        var directives = 0;
        for (var count = 0; count <= limits.DocumentTokens; count++)
        {
            var ignored = text.AsSpan(Math.Min(position, text.Length)).IndexOfAnyExcept(Ignored);
            if (ignored < 0) return;
            position += ignored;
            var token = Next(text, position);
            if (token.Kind == TokenKind.AT && ++directives > limits.Directives) throw TooMuch($"A document has at most {limits.Directives} directives.");
            if (token.Kind is TokenKind.NAME or TokenKind.INT or TokenKind.FLOAT && token.End > MaxNameCharacters)
                throw TooMuch($"A name or a number has at most {MaxNameCharacters} characters.");
            if (token.Kind is TokenKind.STRING or TokenKind.COMMENT && token.End > MaxTextCharacters) throw TooLong();
            if (token.Kind == TokenKind.STRING) lines?.Append("\"\"\n");
            else if (token.Kind != TokenKind.COMMENT) lines?.Append(text, position, token.End).Append('\n');
            position += token.End;
        }
        throw TooMuch($"A document has at most {limits.DocumentTokens} tokens.");
    }

    /// <summary>The token that begins at a position. No more is read than it may have.</summary>
    private static Token Next(string text, int position)
    {
        var seen = Math.Min(text.Length - position, MaxTextCharacters + 1);
        try
        {
            return Lexer.Lex(text.AsMemory(position, seen), 0);
        }
        catch (GraphQLSyntaxErrorException) when (position + seen < text.Length && text[position] == '"')
        {
            throw TooLong();
        }
    }

    private static GraphQLErrorException TooLong() => TooMuch($"A text or a comment in a document has at most {MaxTextCharacters} characters.");

    private static GraphQLErrorException TooMuch(FormattableString message) =>
        new(GraphQLErrorException.LimitExceeded, message.ToString(CultureInfo.InvariantCulture));
}
