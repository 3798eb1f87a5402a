using System.ComponentModel.DataAnnotations;

namespace Insights.Server.Features.Imports;

/// <summary>How much room uploads have: the section <c>Uploads</c> of the configuration, such as the environment variable <c>Uploads__MaxBytes</c>.</summary>
internal sealed class UploadOptions
{
    internal const string Section = "Uploads";

    /// <summary>Bytes of all uploads that wait to be imported.</summary>
    [Range(1_000_000, long.MaxValue)]
    public long MaxBytes { get; set; } = UploadStore.DefaultBytes;

    /// <summary>Reads the settings and refuses ones that cannot be.</summary>
    /// <exception cref="ValidationException">A setting is out of its range.</exception>
    internal static UploadOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<UploadOptions>() ?? new UploadOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
