using System.Globalization;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Insights.Server.GraphQL.Limits;

namespace Insights.Server.GraphQL.Documents;

/// <summary>Parses documents, but first counts their tokens, and never goes deeper than the stack is sure to bear.</summary>
internal sealed class DocumentParser(GraphQLLimits limits)
{
    /// <summary>Parts of a document inside one another; the parser goes one call deeper for each.</summary>
    private const int DeepestNesting = 128;

    /// <summary>Characters of a name or a number; errors repeat them, and what is longer means nothing.</summary>
    private const int LongestWord = 250;

    /// <summary>Parses a text.</summary>
    /// <exception cref="GraphQLErrorException">It is beyond a limit.</exception>
    internal PreparedDocument Parse(string text) => new(DocumentHash.Of(text), text, SyntaxOf(text));

    private GraphQLDocument? SyntaxOf(string text)
    {
        try
        {
            CountTokens(text);
            var document = Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = DeepestNesting });
            if (document.Definitions.Count(definition => definition is GraphQLFragmentDefinition) > limits.Fragments)
                throw TooMuch($"A document has at most {limits.Fragments} fragments.");
            return document;
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw TooMuch($"The parts of a document lie at most {DeepestNesting} deep in one another.");
        }
        catch (GraphQLParserException)
        {
            return null;
        }
    }

    private void CountTokens(string text)
    {
        var position = 0;
        var directives = 0;
        for (var count = 0; count <= limits.DocumentTokens; count++)
        {
            var token = Lexer.Lex(text, position);
            if (token.Kind == TokenKind.EOF) return;
            if (token.Kind == TokenKind.AT && ++directives > limits.Directives) throw TooMuch($"A document has at most {limits.Directives} directives.");
            if (token.Kind is TokenKind.NAME or TokenKind.INT or TokenKind.FLOAT && token.End - token.Start > LongestWord)
                throw TooMuch($"A name or a number has at most {LongestWord} characters.");
            if (token.Kind == TokenKind.STRING && token.End - token.Start > GraphQLLimits.LongestText)
                throw TooMuch($"A text has at most {GraphQLLimits.LongestText} characters.");
            position = token.End;
        }
        throw TooMuch($"A document has at most {limits.DocumentTokens} tokens.");
    }

    private static GraphQLErrorException TooMuch(FormattableString message) =>
        new(GraphQLErrorException.LimitExceeded, message.ToString(CultureInfo.InvariantCulture));
}
