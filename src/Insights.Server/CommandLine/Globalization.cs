using System.Globalization;

namespace Insights.Server.CommandLine;

/// <summary>Whether the machine knows languages: what is written for people needs them, and so do letters in searches.</summary>
internal static class Globalization
{
    /// <exception cref="CommandException">It does not; the message says what to do.</exception>
    internal static void Require()
    {
        try
        {
            _ = CultureInfo.GetCultureInfo("de", predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw new CommandException(
                "Insights needs the languages of ICU, and they are switched off or missing here. Take DOTNET_SYSTEM_GLOBALIZATION_INVARIANT out of the "
                + "environment (images of containers set it to 1), and install ICU: on Debian and Ubuntu the package libicu, on Alpine icu-libs and icu-data-full.");
        }
    }
}
