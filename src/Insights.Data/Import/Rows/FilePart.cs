
namespace Insights.Data.Import.Rows;

/// <summary>One export within a file.</summary>
/// <param name="Part">Its number, from 0.</param>
/// <param name="Since">Its oldest sale, as the file states it.</param>
/// <param name="Until">Its newest sale, as the file states it: a local time of the shop's clock, or an instant.</param>
public sealed record FilePart(int Part, DateTime Since, DateTime Until);
