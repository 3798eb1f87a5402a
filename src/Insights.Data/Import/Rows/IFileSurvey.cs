using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>A format of which some columns can only be understood by reading many rows, before the first one is mapped.</summary>
internal interface ISurveyingFormat
{
    /// <summary>Begins the look; null where the columns leave nothing open.</summary>
    IFileSurvey? Survey(FormatMatch match);
}

/// <summary>Reads the rows of one file before they are mapped.</summary>
internal interface IFileSurvey
{
    /// <summary>Reads a row; false where further rows need not be read.</summary>
    bool Observe(RecordReader row, RowSink cells);

    /// <summary>What was found; what cannot be determined is asked.</summary>
    FormatMatch Conclude(Questionnaire questions);
}
