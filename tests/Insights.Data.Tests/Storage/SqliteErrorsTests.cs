using Insights.Data.Faults;
using Insights.Data.Storage.Sqlite;
using SQLitePCL;

namespace Insights.Data.Tests.Storage;

public sealed class SqliteErrorsTests
{
    [Theory]
    [InlineData(raw.SQLITE_FULL, DatabaseFault.DiskFull)]
    [InlineData(raw.SQLITE_IOERR_SHMSIZE, DatabaseFault.DiskFull)]
    [InlineData(raw.SQLITE_IOERR_READ, DatabaseFault.Disk)]
    [InlineData(raw.SQLITE_BUSY_SNAPSHOT, DatabaseFault.Busy)]
    [InlineData(raw.SQLITE_CORRUPT_VTAB, DatabaseFault.Damaged)]
    public void A_disk_without_room_is_distinguished_from_one_that_does_not_work(int code, DatabaseFault fault) =>
        Assert.Equal(fault, Assert.IsType<DatabaseException>(SqliteErrors.Translate(code, "detail")).Fault);
}
