using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Insights.Benchmarks;

/// <summary>The largest memory of an import, and of one of a file ten times as long: ten shops' years in one file.</summary>
internal static class ImportMemory
{
    private const int Times = 10;
    private const double MaxMebibytes = 500;
    private const double MaxGrowth = 1.2;
    private const int InvoiceColumn = 0;

    internal static async Task<int> RunAsync()
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (Setting.OnlineRetail, "Real purchase data is expected beside the repository.")))
            return 1;
        var folder = Directory.CreateTempSubdirectory("insights-benchmark-").FullName;
        try
        {
            var longer = Path.Combine(folder, "longer.csv.gz");
            await WriteLongerAsync(longer);
            var one = await Setting.InsightsAsync("import", Setting.OnlineRetail, "--data", Path.Combine(folder, "one"));
            var ten = await Setting.InsightsAsync("import", longer, "--data", Path.Combine(folder, "ten"));
            var growth = ten.PeakMebibytes / one.PeakMebibytes;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"memory: {one.PeakMebibytes:0} MiB (at most {MaxMebibytes:0}), ten times the lines {ten.PeakMebibytes:0} MiB, growth {growth:0.00} (below {MaxGrowth:0.0}); {one.Seconds:0.0} s and {ten.Seconds:0.0} s"));
            return one.PeakMebibytes <= MaxMebibytes && growth < MaxGrowth ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The file ten times over, each time with other invoices and other customers.</summary>
    private static async Task WriteLongerAsync(string path)
    {
        await using var target = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var copy = 0; copy < Times; copy++)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(Setting.OnlineRetail), CompressionMode.Decompress));
            var header = await reader.ReadLineAsync();
            if (copy == 0) await writer.WriteLineAsync(header);
            while (await reader.ReadLineAsync() is { } line) await writer.WriteLineAsync(Renumber(line, copy));
        }
    }

    private static string Renumber(string line, int copy)
    {
        // The invoice is the first cell; the customer the last but one, and neither is ever quoted.
        var invoiceEnd = line.IndexOf(',', InvoiceColumn);
        var countryStart = line.LastIndexOf(',');
        var customerStart = line.LastIndexOf(',', countryStart - 1);
        var customer = line[(customerStart + 1)..countryStart];
        if (customer.Length > 0) customer = copy + customer;
        return $"{line[..invoiceEnd]}{(char)('a' + copy)}{line[invoiceEnd..(customerStart + 1)]}{customer}{line[countryStart..]}";
    }
}
