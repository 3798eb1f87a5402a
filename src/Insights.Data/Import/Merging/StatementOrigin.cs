using Insights.Data.Purchases;

namespace Insights.Data.Import.Merging;

/// <summary>The export that makes a statement: a file, or a part of a file into which several exports were joined.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Part">The export within the file, from 0.</param>
/// <param name="Since">UTC instant of its oldest sale.</param>
/// <param name="Until">UTC instant of its newest sale: of two exports, the one that reaches further is taken for the newer one.</param>
/// <param name="ImportedAt">UTC instant of the import.</param>
public sealed record StatementOrigin(ImportId ImportId, int Part, DateTime Since, DateTime Until, DateTime ImportedAt);
