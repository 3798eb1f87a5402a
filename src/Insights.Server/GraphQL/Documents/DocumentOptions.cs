using System.ComponentModel.DataAnnotations;

namespace Insights.Server.GraphQL.Documents;

/// <summary>Which documents are taken, and how: the section <c>GraphQL:Documents</c> of the configuration.</summary>
internal sealed class DocumentOptions : IValidatableObject
{
    internal const string Section = "GraphQL:Documents";

    /// <summary>A folder of .graphql files, or a JSON manifest of documents; null for none.</summary>
    public string? Trusted { get; set; }

    /// <summary>True where no other documents than the trusted ones are taken.</summary>
    public bool TrustedOnly { get; set; }

    /// <summary>True where clients may send the SHA-256 of a document that the server has seen, instead of the document.</summary>
    public bool PersistedQueries { get; set; } = true;

    /// <summary>True where clients may query the schema (introspection).</summary>
    public bool Introspection { get; set; } = true;

    /// <summary>Characters of all documents that are cached parsed; the least recently used ones are evicted.</summary>
    [Range(0, 100_000_000)]
    public int MaxCharacters { get; set; } = 1_000_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TrustedOnly && string.IsNullOrWhiteSpace(Trusted))
            yield return new ValidationResult("Where only trusted documents are taken, it must be said where they are.", [nameof(Trusted)]);
    }

    /// <summary>Reads the options and refuses ones that cannot be.</summary>
    /// <exception cref="ValidationException">An option is out of its range, or misses another one.</exception>
    internal static DocumentOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<DocumentOptions>() ?? new DocumentOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
